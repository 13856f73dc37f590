import { type Format, plain } from './format.ts';

/** CSRF tokens that carry their own proof: `token|hash` (next-auth) or `hmac.random` (csrf-csrf), told from ids by the name. */
export const doubleSubmit: Format = {
  id: 'double-submit',
  title: { en: 'CSRF token with its proof', ko: '검증값이 붙은 CSRF 토큰' },
  about: {
    en: 'A random value with a proof that the server made it, to be compared with the one in the form.',
    ko: '서버가 만들었다는 검증값이 붙은 무작위 값으로, 폼에 든 값과 비교하는 데 쓰입니다.',
  },
  rewritten: false,
  read(value, name) {
    if (!/csrf|xsrf/i.test(name) || !/^[0-9a-f]{32,128}(?:\||%7C|\.)[0-9a-f]{16,128}$/i.test(value)) return null;
    return { fields: [plain('parts', 2)], carriesData: false };
  },
};
