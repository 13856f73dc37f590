import { day, type Framework } from './framework.ts';

export const gorilla: Framework = {
  id: 'gorilla',
  name: 'gorilla/sessions (Go)',
  cookies: [],
  formats: ['securecookie'],
  headers: [],
  store: 'cookie',
  timeout: { kind: 'absolute', milliseconds: 30 * day },
  lifetime: {
    en: "gorilla/sessions' default is `MaxAge` = 30 days from when it was written.",
    ko: 'gorilla/sessions의 기본값은 `MaxAge` = 30일입니다. 쓴 때부터 셉니다.',
  },
};
