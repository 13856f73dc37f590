import type { Framework } from './framework.ts';

export const cookieSession: Framework = {
  id: 'cookie-session',
  name: 'cookie-session (Node.js)',
  cookies: [{ pattern: /^express:sess$/ }, { pattern: /^session$/, weak: true }],
  formats: ['cookie-session'],
  headers: [{ name: 'x-powered-by', pattern: /^Express/ }],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: 'cookie-session has no time-out on the server: the data is good for as long as the browser keeps the cookie.',
    ko: 'cookie-session에는 서버 쪽 만료 시간이 없습니다. 브라우저가 쿠키를 갖고 있는 동안 데이터가 유효합니다.',
  },
};
