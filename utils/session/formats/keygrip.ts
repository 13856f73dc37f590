import { type Format, secret } from './format.ts';

/** The signature that `cookies`, koa and cookie-session keep beside the cookie: `<name>.sig`, HMAC-SHA1 or SHA-256 in base64url. */
export const keygrip: Format = {
  id: 'keygrip',
  title: { en: 'Signature of the cookie beside it', ko: '함께 온 쿠키의 서명' },
  about: {
    en: 'It shows that the server made the cookie beside it, and is useless without it.',
    ko: '함께 온 쿠키를 서버가 만들었음을 보이며, 그 쿠키 없이는 쓸모가 없습니다.',
  },
  // It follows the cookie beside it, whose own change says whether there is another id.
  rewritten: true,
  read(value, name) {
    return name.endsWith('.sig') && /^[A-Za-z0-9_-]{27,43}$/.test(value) ? { fields: [secret('signature', value)], carriesData: false } : null;
  },
};
