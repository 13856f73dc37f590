import { type Format, plain } from './format.ts';

/** Django's session key: 32 characters of [a-z0-9] (`django.contrib.sessions.backends.base`). */
export const djangoSession: Format = {
  id: 'django-session',
  title: { en: 'Session key of Django', ko: 'Django의 세션 키' },
  about: {
    en: 'A random key; the session itself is in the database or the cache.',
    ko: '무작위 키입니다. 세션은 데이터베이스나 캐시에 있습니다.',
  },
  rewritten: false,
  read: (value, name) =>
    /^sessionid$/i.test(name) && /^[a-z0-9]{32}$/.test(value) ? { fields: [plain('characters', 32)], carriesData: false } : null,
};
