import { decor } from './decor.ts';
import { appFile, type Driver, type Server, usualWalk } from './driver.ts';

/** Django's development server with `apps/django_site.py`. */
export function djangoServer(host: string, scheme: Server['scheme'], env: Readonly<Record<string, string>>): Server {
  return {
    host,
    scheme,
    debian: ['python3-django'],
    command: (port) => ({
      // Debian's own Python: another one on the path does not have Debian's packages.
      program: '/usr/bin/python3',
      args: [appFile('django_site.py')],
      env: { ...env, PORT: String(port), SECURE: scheme === 'https' ? '1' : '0' },
    }),
  };
}

export const djangoWalk = usualWalk({
  login: '/accounts/login/',
  account: ['/recipes/', '/recipes/soups/', '/recipes/cakes/'],
  logout: '/accounts/logout/',
});

export const django: Driver = {
  id: 'django',
  about: 'An id issued at login, the CSRF token changed with it, a greeting in a signed `messages` cookie; a failed login answers 200.',
  servers: [djangoServer('recipes.test', 'https', { ENGINE: 'django.contrib.sessions.backends.db', DECOR: 'ga onetrust' })],
  roles: { sessionid: 'session-id', csrftoken: 'csrf', messages: 'preference', ...decor.ga, ...decor.onetrust },
  ...djangoWalk,
};
