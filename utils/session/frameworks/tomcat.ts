import { type Framework, minute } from './framework.ts';

export const tomcat: Framework = {
  id: 'tomcat',
  name: 'Apache Tomcat',
  cookies: [{ pattern: /^JSESSIONID$/, weak: true }],
  formats: ['tomcat'],
  headers: [{ name: 'server', pattern: /^Apache-Coyote|Tomcat/ }],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "Tomcat's default is `session-timeout` = 30 minutes without a request.",
    ko: 'Tomcat의 기본값은 `session-timeout` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
