import { type Framework, minute } from './framework.ts';

export const weblogic: Framework = {
  id: 'weblogic',
  name: 'Oracle WebLogic',
  cookies: [{ pattern: /^_WL_AUTHCOOKIE_JSESSIONID$/ }, { pattern: /^JSESSIONID$/, weak: true }],
  formats: ['weblogic'],
  headers: [
    { name: 'x-powered-by', pattern: /^Servlet/ },
    { name: 'server', pattern: /WebLogic/ },
  ],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 60 * minute },
  lifetime: {
    en: "WebLogic's default is `timeout-secs` = 3600: one hour without a request.",
    ko: 'WebLogic의 기본값은 `timeout-secs` = 3600입니다. 한 시간 동안 요청이 없으면 끝납니다.',
  },
};
