import { bytesOf, type Format, objectOf, plain, textOf } from './format.ts';
import { unsignedNote } from './jwt.ts';

/** RFC 7515 §7.1 around something else than claims: text, octets, or nothing (detached, appendix F). */
export const jws: Format = {
  id: 'jws',
  title: { en: 'JSON Web Signature (JWS)', ko: 'JSON 웹 서명(JWS)' },
  about: {
    en: 'Signed, not encrypted: who has it can read it, and only the server can make another one.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있고, 새로 만드는 것은 서버만 할 수 있습니다.',
  },
  rewritten: true,
  read(value) {
    const parts = value.split('.');
    const [head = '', payload = '', signature = ''] = parts;
    const header = parts.length === 3 ? objectOf(textOf(head)) : null;
    if (header === null || typeof header['alg'] !== 'string') return null;
    const octets = payload === '' ? 0 : bytesOf(payload)?.length;
    if (octets === undefined) return null;
    return {
      fields: [plain('alg', header['alg']), plain('content', octets === 0 ? 'detached' : `${octets} bytes`)],
      carriesData: octets > 0,
      notes: unsignedNote(header['alg'], signature),
    };
  },
};
