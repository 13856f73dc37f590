import type { Framework } from './framework.ts';

export const drupal: Framework = {
  id: 'drupal',
  name: 'Drupal',
  cookies: [{ pattern: /^S?SESS[0-9a-f]{32}$/ }],
  formats: [],
  headers: [{ name: 'x-powered-by', pattern: /^PHP/ }],
  store: 'shared',
  timeout: { kind: 'idle', milliseconds: 200_000_000 },
  lifetime: {
    en: "Drupal's default is `gc_maxlifetime` = 200000: a little over two days without a request.",
    ko: 'Drupal의 기본값은 `gc_maxlifetime` = 200000입니다. 이틀 남짓 요청이 없으면 정리됩니다.',
  },
};
