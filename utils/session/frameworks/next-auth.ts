import { day, type Framework } from './framework.ts';

export const nextAuth: Framework = {
  id: 'next-auth',
  name: 'Auth.js (NextAuth)',
  cookies: [{ pattern: /^(?:next-auth|authjs)\.session-token(?:\.\d+)?$/ }],
  formats: ['jwe'],
  headers: [{ name: 'x-powered-by', pattern: /^Next\.js/ }],
  store: 'cookie',
  timeout: { kind: 'idle', milliseconds: 30 * day },
  lifetime: {
    en: "Auth.js' default is `session.maxAge` = 30 days without use.",
    ko: 'Auth.js의 기본값은 `session.maxAge` = 30일입니다. 그동안 사용하지 않으면 끝납니다.',
  },
};
