import type { Framework } from './framework.ts';

export const phoenix: Framework = {
  id: 'phoenix',
  name: 'Phoenix (Elixir)',
  cookies: [{ pattern: /^_[a-z0-9_]+_key$/, weak: true }],
  formats: ['phoenix'],
  headers: [{ name: 'server', pattern: /^Cowboy|^Bandit/ }],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Phoenix' default is no time-out (`max_age`): the data is good until the cookie ends.",
    ko: 'Phoenix의 기본값은 만료 없음입니다(`max_age`). 쿠키가 끝날 때까지 데이터가 유효합니다.',
  },
};
