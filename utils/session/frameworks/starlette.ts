import { day, type Framework } from './framework.ts';

export const starlette: Framework = {
  id: 'starlette',
  name: 'Starlette or FastAPI',
  cookies: [{ pattern: /^session$/, weak: true }],
  formats: ['itsdangerous'],
  headers: [{ name: 'server', pattern: /^uvicorn|^hypercorn/ }],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 14 * day },
  lifetime: {
    en: "Starlette's default is `max_age` = 1209600: two weeks from the last answer that wrote it.",
    ko: 'Starlette의 기본값은 `max_age` = 1209600입니다. 마지막으로 쓴 응답부터 2주입니다.',
  },
};
