import { type Framework, minute } from './framework.ts';

export const shibboleth: Framework = {
  id: 'shibboleth',
  name: 'Shibboleth service provider',
  cookies: [{ pattern: /^_shibsession_[0-9a-z]+$/ }],
  formats: [],
  headers: [],
  store: 'one-node',
  timeout: { kind: 'idle', milliseconds: 60 * minute },
  lifetime: {
    en: "Shibboleth's default configuration sets `timeout` = 3600 and `lifetime` = 28800: one hour without use, eight hours in all.",
    ko: 'Shibboleth의 기본 설정은 `timeout` = 3600, `lifetime` = 28800입니다. 사용하지 않으면 1시간, 전체로는 8시간입니다.',
  },
};
