import { type Framework, minute } from './framework.ts';

export const jetty: Framework = {
  id: 'jetty',
  name: 'Eclipse Jetty',
  cookies: [{ pattern: /^JSESSIONID$/, weak: true }],
  formats: ['jetty'],
  headers: [{ name: 'server', pattern: /^Jetty/ }],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "Jetty's default descriptor sets `session-timeout` = 30 minutes without a request.",
    ko: 'Jetty의 기본 설정은 `session-timeout` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
