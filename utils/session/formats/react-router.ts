import { endOf, type Format, jsonFields, objectOf, textOf, unescaped } from './format.ts';

/** `createCookie` of React Router and Remix with `secrets`: `<JSON, base64>.<HMAC-SHA256, base64 without padding>`. */
export const reactRouter: Format = {
  id: 'react-router',
  title: { en: 'Session data signed by React Router', ko: 'React Router가 서명한 세션 데이터' },
  about: {
    en: 'Signed, not encrypted: who has it can read it. There is nothing on the server that a logout could delete.',
    ko: '서명되어 있지만 암호화되어 있지 않아 가진 사람이 읽을 수 있습니다. 로그아웃이 지울 것이 서버에 없습니다.',
  },
  rewritten: true,
  read(value) {
    // Base64 of `{`.
    if (!value.startsWith('e')) return null;
    const [, body] = /^([A-Za-z0-9+/]+={0,2})\.[A-Za-z0-9+/]{43}$/.exec(unescaped(value)) ?? [];
    const data = body === undefined ? null : objectOf(textOf(body));
    return data && { fields: jsonFields(data), carriesData: true, ...endOf(data) };
  },
};
