import type { Framework } from './framework.ts';

export const fastifySession: Framework = {
  id: 'fastify-session',
  name: '@fastify/session (Node.js)',
  cookies: [{ pattern: /^sessionId$/, weak: true }],
  formats: ['cookie-signature'],
  headers: [],
  store: 'one-node',
  timeout: null,
  lifetime: {
    en: "@fastify/session has no time-out of its own: the cookie's `maxAge` decides, and its default store is the memory of one server.",
    ko: '@fastify/session에는 자체 만료 시간이 없습니다. 쿠키의 `maxAge`를 따르며 기본 저장소는 서버 한 대의 메모리입니다.',
  },
};
