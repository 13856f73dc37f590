import { type Format, secret, unescaped } from './format.ts';

/** An id and its HMAC-SHA256 in base64 without padding, with nothing in front: @fastify/session, @fastify/cookie and others that use cookie-signature. */
export const cookieSignature: Format = {
  id: 'cookie-signature',
  title: { en: 'Signed id', ko: '서명된 ID' },
  about: {
    en: 'A random key with a signature: the session itself is on the server.',
    ko: '서명이 붙은 무작위 키입니다. 세션은 서버에 있습니다.',
  },
  rewritten: false,
  read(value) {
    const [, id, signature] = /^([A-Za-z0-9_-]{16,64})\.([A-Za-z0-9+/]{43})$/.exec(unescaped(value)) ?? [];
    if (id === undefined || signature === undefined) return null;
    return { fields: [secret('id', id), secret('signature', signature)], carriesData: false };
  },
};
