import { type Framework, minute } from './framework.ts';

export const undertow: Framework = {
  id: 'undertow',
  name: 'Undertow (WildFly, JBoss)',
  cookies: [{ pattern: /^JSESSIONID$/, weak: true }],
  formats: ['undertow'],
  headers: [
    { name: 'x-powered-by', pattern: /^Undertow|^JSP/ },
    { name: 'server', pattern: /^WildFly|^JBoss/ },
  ],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 30 * minute },
  lifetime: {
    en: "Undertow's default is 30 minutes without a request (`default-session-timeout`).",
    ko: 'Undertow의 기본값은 `default-session-timeout` = 30분입니다. 그동안 요청이 없으면 끝납니다.',
  },
};
