import { type Format, objectOf, secret, unescaped } from './format.ts';

/** cookie-signature: `s:<value>.<HMAC-SHA256, base64 without padding>`, as express-session and signed cookies of cookie-parser write it. */
export const expressSigned: Format = {
  id: 'express-signed',
  title: { en: 'Signed by Express', ko: 'Express가 서명한 값' },
  rewritten: false,
  read(value) {
    const signed = /^s:(.+)\.([A-Za-z0-9+/]{27,86})$/s.exec(unescaped(value));
    const [, content, signature] = signed ?? [];
    if (content === undefined || signature === undefined) return null;
    const data = objectOf(content.replace(/^j:/, ''));
    return { fields: [secret(data ? 'data' : 'id', content), secret('signature', signature)], carriesData: data !== null };
  },
};
