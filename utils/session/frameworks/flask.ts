import type { Framework } from './framework.ts';

export const flask: Framework = {
  id: 'flask',
  name: 'Flask',
  cookies: [{ pattern: /^session$/, weak: true }],
  formats: ['itsdangerous'],
  headers: [{ name: 'server', pattern: /Werkzeug/ }],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Flask's default is no time-out: a session that is not permanent lives until the browser closes, a permanent one 31 days (`PERMANENT_SESSION_LIFETIME`).",
    ko: 'Flask의 기본값은 만료 없음입니다. permanent가 아닌 세션은 브라우저를 닫을 때까지, permanent 세션은 31일(`PERMANENT_SESSION_LIFETIME`) 동안 유지됩니다.',
  },
};
