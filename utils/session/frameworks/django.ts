import { day, type Framework } from './framework.ts';

export const django: Framework = {
  id: 'django',
  name: 'Django',
  cookies: [{ pattern: /^sessionid$/, weak: true }],
  formats: ['django-session', 'django-signed'],
  headers: [{ name: 'server', pattern: /WSGIServer|gunicorn/ }],
  store: 'shared',
  timeout: { kind: 'absolute', milliseconds: 14 * day },
  lifetime: {
    en: "Django's default is `SESSION_COOKIE_AGE` = 1209600: two weeks from the last change of the session.",
    ko: 'Django의 기본값은 `SESSION_COOKIE_AGE` = 1209600입니다. 세션이 마지막으로 바뀐 때부터 2주입니다.',
  },
};
