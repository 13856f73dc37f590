import { type Framework, minute } from './framework.ts';

export const laravel: Framework = {
  id: 'laravel',
  name: 'Laravel',
  cookies: [{ pattern: /^laravel[_-]session$/ }, { pattern: /^[a-z0-9]+(?:[_-][a-z0-9]+)*[_-]session$/, weak: true }],
  formats: ['laravel'],
  headers: [{ name: 'x-powered-by', pattern: /^PHP/ }],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 120 * minute },
  lifetime: {
    en: "Laravel's default is `SESSION_LIFETIME` = 120: two hours without a request.",
    ko: 'Laravel의 기본값은 `SESSION_LIFETIME` = 120입니다. 요청 없이 두 시간이 지나면 끝납니다.',
  },
};
