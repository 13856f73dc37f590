import { day, type Framework } from './framework.ts';

export const fastifySecureSession: Framework = {
  id: 'fastify-secure-session',
  name: '@fastify/secure-session (Node.js)',
  cookies: [{ pattern: /^session$/, weak: true }],
  formats: ['secure-session'],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: day },
  lifetime: {
    en: "@fastify/secure-session's default is `expiry` = 86401: a day from when the session was begun.",
    ko: '@fastify/secure-session의 기본값은 `expiry` = 86401입니다. 세션이 시작된 때부터 하루입니다.',
  },
};
