import type { Framework } from './framework.ts';

export const play: Framework = {
  id: 'play',
  name: 'Play Framework',
  cookies: [{ pattern: /^PLAY_SESSION$/ }],
  formats: ['play'],
  headers: [],
  store: 'cookie',
  timeout: null,
  lifetime: {
    en: "Play's default is no time-out: the session lives until the browser closes (`play.http.session.maxAge`).",
    ko: 'Play의 기본값은 만료 없음입니다. 브라우저를 닫을 때까지 유지됩니다(`play.http.session.maxAge`).',
  },
};
