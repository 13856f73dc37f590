import { day, type Framework } from './framework.ts';

export const ironSession: Framework = {
  id: 'iron-session',
  name: 'iron-session',
  cookies: [],
  formats: ['iron-named'],
  headers: [{ name: 'x-powered-by', pattern: /^Next\.js/ }],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 14 * day },
  lifetime: {
    en: "iron-session's default is `ttl` = 14 days from the last time it was sealed.",
    ko: 'iron-session의 기본값은 `ttl` = 14일입니다. 마지막으로 봉인된 때부터 셉니다.',
  },
};
