import type { Framework } from './framework.ts';

export const rails: Framework = {
  id: 'rails',
  name: 'Ruby on Rails',
  cookies: [{ pattern: /^_[a-z0-9]+(?:_[a-z0-9]+)*_session$/, weak: true }],
  formats: ['rails'],
  headers: [
    { name: 'x-powered-by', pattern: /Phusion Passenger/ },
    { name: 'server', pattern: /Puma|Phusion/ },
  ],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Rails' cookie store has no time-out of its own: the data is good until the cookie ends.",
    ko: 'Rails의 쿠키 저장소에는 자체 만료 시간이 없습니다. 쿠키가 끝날 때까지 데이터가 유효합니다.',
  },
};
