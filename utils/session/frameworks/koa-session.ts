import { day, type Framework } from './framework.ts';

export const koaSession: Framework = {
  id: 'koa-session',
  name: 'koa-session (Node.js)',
  cookies: [{ pattern: /^koa[.:]sess(?:ion)?$/ }],
  formats: ['cookie-session'],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: day },
  lifetime: {
    en: "koa-session's default is `maxAge` = one day from the last change of the session (`_expire`).",
    ko: 'koa-session의 기본값은 `maxAge` = 하루입니다. 세션이 마지막으로 바뀐 때부터 셉니다(`_expire`).',
  },
};
