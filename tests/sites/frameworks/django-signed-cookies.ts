import { decor } from './decor.ts';
import { djangoServer, djangoWalk } from './django.ts';
import type { Driver } from './driver.ts';

export const djangoSignedCookies: Driver = {
  id: 'django-signed-cookies',
  about: 'The same cookie name holds the whole session, signed. Plain http.',
  servers: [djangoServer('soups.test', 'http', { ENGINE: 'django.contrib.sessions.backends.signed_cookies', DECOR: 'matomo visitor' })],
  roles: { sessionid: 'auth-token', csrftoken: 'csrf', messages: 'preference', ...decor.matomo, ...decor.visitor },
  ...djangoWalk,
};
