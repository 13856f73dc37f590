import { type Framework, minute } from './framework.ts';

export const springSession: Framework = {
  id: 'spring-session',
  name: 'Spring Session',
  cookies: [{ pattern: /^SESSION$/, weak: true }],
  formats: ['spring-session'],
  headers: [],
  store: 'shared',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "Spring Session's default is `spring.session.timeout` = 30 minutes without a request.",
    ko: 'Spring Session의 기본값은 `spring.session.timeout` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
