import { type Format, objectOf, plain, textOf } from './format.ts';

/** RFC 7516 §7.1: five parts, the first of which can be read by anyone. */
export const jwe: Format = {
  id: 'jwe',
  title: { en: 'JSON Web Token, encrypted (JWE)', ko: '암호화된 JSON 웹 토큰(JWE)' },
  about: {
    en: 'Encrypted: only the server reads what is in it, and when it ends.',
    ko: '암호화되어 있어 내용과 만료 시각을 서버만 읽을 수 있습니다.',
  },
  rewritten: true,
  read(value) {
    const parts = value.split('.');
    const header = parts.length === 5 ? objectOf(textOf(parts[0] ?? '')) : null;
    if (header === null || typeof header['enc'] !== 'string') return null;
    return { fields: [plain('alg', String(header['alg'])), plain('enc', header['enc'])], carriesData: true };
  },
};
