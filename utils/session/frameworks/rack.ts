import type { Framework } from './framework.ts';

export const rack: Framework = {
  id: 'rack',
  name: 'Rack or Sinatra (Ruby)',
  cookies: [{ pattern: /^rack\.session$/ }],
  formats: [],
  headers: [{ name: 'server', pattern: /Puma|thin|WEBrick/ }],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Rack's default is no time-out (`expire_after`): the data is good until the cookie ends.",
    ko: 'Rack의 기본값은 만료 없음입니다(`expire_after`). 쿠키가 끝날 때까지 데이터가 유효합니다.',
  },
};
