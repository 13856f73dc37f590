import { tmpdir } from 'node:os';
import { decor } from './decor.ts';
import { appFile, type Driver, type Server, usualWalk } from './driver.ts';

/** PHP's own server with the shop of `apps/php.php`. */
export function phpServer(host: string, env: Readonly<Record<string, string>>): Server {
  return {
    host,
    scheme: 'http',
    debian: ['php-cli'],
    command: (port) => ({
      program: 'php',
      args: ['-d', `session.save_path=${tmpdir()}`, '-d', 'session.use_strict_mode=1', '-S', `127.0.0.1:${port}`, appFile('php.php')],
      env: { ...env, PORT: String(port) },
    }),
  };
}

export const php: Driver = {
  id: 'php',
  about: '`session_start` for everybody, `session_regenerate_id` at login; after the logout the next page gives a new id.',
  servers: [phpServer('kiosk.test', { DECOR: 'ga cookieyes' })],
  roles: { PHPSESSID: 'session-id', ...decor.ga, ...decor.cookieyes },
  ...usualWalk({
    login: '/login.php',
    account: ['/account.php', '/orders.php'],
    logout: '/logout.php',
    logoutIs: 'link',
    loginEvents: ['login', 'rotated'],
    startedAt: '/',
  }),
};
