import { decor } from './decor.ts';
import { appFile, type Driver, type Server, usualWalk } from './driver.ts';

/** Flask's development server with `apps/flask_site.py`. */
export function flaskServer(host: string, env: Readonly<Record<string, string>>, debian: readonly string[]): Server {
  return {
    host,
    scheme: 'http',
    debian,
    // Debian's own Python: another one on the path does not have Debian's packages.
    command: (port) => ({ program: '/usr/bin/python3', args: [appFile('flask_site.py')], env: { ...env, PORT: String(port) } }),
  };
}

export const flask: Driver = {
  id: 'flask',
  about: 'Readable signed data that changes with every page while logged in; no session before the login.',
  servers: [flaskServer('weather.test', { DECOR: 'clarity cookieyes' }, ['python3-flask'])],
  roles: { session: 'auth-token', ...decor.clarity, ...decor.cookieyes },
  ...usualWalk({ login: '/login', account: ['/stations', '/stations/north', '/stations/south'], logout: '/logout', logoutIs: 'link' }),
};
