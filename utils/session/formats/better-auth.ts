import { type Format, secret, unescaped } from './format.ts';

/** `<32 letters and digits>.<HMAC-SHA256, base64 with padding>`: the key of a session that better-auth keeps on the server, signed. */
export const betterAuth: Format = {
  id: 'better-auth',
  title: { en: 'Signed by better-auth', ko: 'better-auth가 서명한 값' },
  about: {
    en: "A random key with a signature: the session itself is in the server's database.",
    ko: '서명이 붙은 무작위 키입니다. 세션은 서버의 데이터베이스에 있습니다.',
  },
  rewritten: false,
  read(value) {
    const [, id, signature] = /^([A-Za-z0-9]{32})\.([A-Za-z0-9+/]{43}=)$/.exec(unescaped(value)) ?? [];
    if (id === undefined || signature === undefined) return null;
    return { fields: [secret('id', id), secret('signature', signature)], carriesData: false };
  },
};
