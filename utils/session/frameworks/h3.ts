import type { Framework } from './framework.ts';

export const h3: Framework = {
  id: 'h3',
  name: 'h3 (Nuxt, Nitro)',
  cookies: [{ pattern: /^h3$/ }, { pattern: /^nuxt-session$/ }],
  formats: [],
  headers: [{ name: 'x-powered-by', pattern: /^(?:Nuxt|Nitro)/ }],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: 'h3 seals the session without an end of its own unless `maxAge` is set; the cookie then ends with it.',
    ko: 'h3는 `maxAge`를 설정하지 않으면 자체 만료 없이 세션을 봉인합니다. 설정하면 쿠키도 그때 끝납니다.',
  },
};
