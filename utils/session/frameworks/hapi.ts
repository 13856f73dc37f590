import { day, type Framework } from './framework.ts';

export const hapi: Framework = {
  id: 'hapi',
  name: 'hapi (@hapi/yar, @hapi/cookie)',
  cookies: [{ pattern: /^(?:sid|session)$/, weak: true }],
  formats: ['iron'],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: day },
  lifetime: {
    en: "@hapi/yar's default is `cache.expiresIn` = one day; beyond 1 kB the session moves to the server's memory.",
    ko: '@hapi/yar의 기본값은 `cache.expiresIn` = 하루입니다. 1 kB를 넘는 세션은 서버 메모리로 옮겨집니다.',
  },
};
