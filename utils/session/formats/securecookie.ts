import { bytesOf, type Format, moment, plain } from './format.ts';

/** A key of 52 letters, wrapped and encoded once more, stays under this; more is a session in the cookie. */
const longestId = 160;

/** Go's gorilla/securecookie: base64url of `<seconds>|<value>|<HMAC-SHA256>`. */
export const securecookie: Format = {
  id: 'securecookie',
  title: { en: 'Signed by gorilla/securecookie (Go)', ko: 'gorilla/securecookie(Go)가 서명한 값' },
  about: {
    en: 'Signed, and encrypted when the server has a second key. It holds an id or the whole session, which cannot be told from outside.',
    ko: '서명되어 있고, 서버에 두 번째 키가 있으면 암호화됩니다. ID만 담았는지 세션 전체를 담았는지는 밖에서 알 수 없습니다.',
  },
  rewritten: true,
  read(value) {
    // `1700000000|` in base64 begins with these letters for the years 2001 to 2033.
    const bytes = /^M[TD]/.test(value) ? bytesOf(value) : null;
    if (bytes === null || bytes.length < 11 + 1 + 33) return null;
    const head = String.fromCharCode(...bytes.subarray(0, 11));
    // The proof is 32 octets that may be anything; the bar in front of it is not.
    if (!/^\d{10}\|$/.test(head) || bytes[bytes.length - 33] !== 0x7c) return null;
    const content = bytes.length - 44;
    return { fields: [plain('signed', moment(Number(head.slice(0, 10)) * 1000)), plain('bytes', content)], carriesData: content > longestId };
  },
};
