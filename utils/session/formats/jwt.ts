import { type Format, jsonFields, objectOf, plain, secondsIn, textOf } from './format.ts';

/** RFC 7519 in the compact form of RFC 7515 §7.1. */
export const jwt: Format = {
  id: 'jwt',
  title: { en: 'JSON Web Token, signed', ko: '서명된 JSON 웹 토큰(JWT)' },
  rewritten: true,
  read(value) {
    const parts = value
      .replace(/^"|"$/g, '')
      .replace(/^Bearer(?: |%20)/i, '')
      .split('.');
    const [head, body] = parts;
    if (parts.length !== 3 || !head || !body) return null;
    const header = objectOf(textOf(head));
    const payload = objectOf(textOf(body));
    if (header === null || payload === null || typeof header['alg'] !== 'string') return null;
    return { fields: [plain('alg', header['alg']), ...jsonFields(payload)], carriesData: true, expires: secondsIn(payload, 'exp') };
  },
};
