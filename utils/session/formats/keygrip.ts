import { type Format, secret } from './format.ts';

/** The signature that `cookies`, koa and cookie-session keep beside the cookie: `<name>.sig`, HMAC-SHA1 or SHA-256 in base64url. */
export const keygrip: Format = {
  id: 'keygrip',
  title: { en: 'Signature of the cookie beside it', ko: '함께 온 쿠키의 서명' },
  // It follows the cookie beside it, whose own change says whether there is another id.
  rewritten: true,
  read(value, name) {
    return name.endsWith('.sig') && /^[A-Za-z0-9_-]{27,43}$/.test(value) ? { fields: [secret('signature', value)], carriesData: false } : null;
  },
};
