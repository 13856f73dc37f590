import type { Framework } from './framework.ts';

export const expressSession: Framework = {
  id: 'express-session',
  name: 'express-session (Node.js)',
  cookies: [{ pattern: /^connect\.sid$/ }],
  formats: ['express-signed'],
  headers: [{ name: 'x-powered-by', pattern: /^Express/ }],
  store: 'one-node',
  timeout: null,
  lifetime: {
    en: "express-session has no time-out of its own: the cookie's `maxAge` decides, and a store such as connect-redis drops the session after one day by default.",
    ko: 'express-session에는 자체 만료 시간이 없습니다. 쿠키의 `maxAge`를 따르며, connect-redis 같은 저장소는 기본적으로 하루 뒤에 세션을 지웁니다.',
  },
};
