import { type Format, objectOf, secret, unescaped } from './format.ts';

/** cookie-signature: `s:<value>.<HMAC-SHA256, base64 without padding>`, as express-session and signed cookies of cookie-parser write it. */
export const expressSigned: Format = {
  id: 'express-signed',
  title: { en: 'Signed by Express', ko: 'Express가 서명한 값' },
  about: {
    en: 'The signature shows that the server made the value; it hides nothing.',
    ko: '서명은 서버가 만든 값임을 보일 뿐 내용을 숨기지 않습니다.',
  },
  rewritten: false,
  read(value) {
    const signed = /^s:(.+)\.([A-Za-z0-9+/]{27,86})$/s.exec(unescaped(value));
    const [, content, signature] = signed ?? [];
    if (content === undefined || signature === undefined) return null;
    const data = objectOf(content.replace(/^j:/, ''));
    return { fields: [secret(data ? 'data' : 'id', content), secret('signature', signature)], carriesData: data !== null };
  },
};
