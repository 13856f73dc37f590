import { type Format, plain } from './format.ts';

/** Django's session key: 32 characters of [a-z0-9] (`django.contrib.sessions.backends.base`). */
export const djangoSession: Format = {
  id: 'django-session',
  title: { en: 'Session key of Django', ko: 'Django의 세션 키' },
  rewritten: false,
  read: (value, name) =>
    /^sessionid$/i.test(name) && /^[a-z0-9]{32}$/.test(value) ? { fields: [plain('characters', 32)], carriesData: false } : null,
};
