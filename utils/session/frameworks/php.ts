import { type Framework, minute } from './framework.ts';

export const php: Framework = {
  id: 'php',
  name: 'PHP',
  cookies: [{ pattern: /^PHPSESSID$/ }],
  formats: ['php'],
  headers: [{ name: 'x-powered-by', pattern: /^PHP/ }],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 24 * minute },
  lifetime: {
    en: "PHP's default is `session.gc_maxlifetime` = 1440: a session without a request for 24 minutes may be collected.",
    ko: 'PHP의 기본값은 `session.gc_maxlifetime` = 1440입니다. 24분 동안 요청이 없는 세션은 정리될 수 있습니다.',
  },
};
