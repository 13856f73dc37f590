import { decor } from './decor.ts';
import { type Driver, right, type Visit, wrong } from './driver.ts';
import { phpServer } from './php.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.open('/login.php');
  await visit.send('#login', right);
}

export const phpRemember: Driver = {
  id: 'php-remember',
  about: 'A second cookie remembers the login for a month: the browser is closed and opened, and it brings the login back.',
  servers: [phpServer('video.test', { DECOR: 'hotjar preferences', REMEMBER: '1' })],
  roles: { PHPSESSID: 'session-id', keep: 'remember-me', ...decor.hotjar, ...decor.preferences },
  walk: async (visit) => {
    await visit.does(['started'], 'GET /', () => visit.open('/'));
    await visit.open('/login.php');
    await visit.does(['login-failed'], 'POST /login.php', () => visit.send('#login', wrong));
    await visit.does(['login', 'rotated'], 'POST /login.php', () => visit.send('#login', right));
    await visit.open('/account.php');
    await visit.open('/orders.php');
    await visit.restart();
    await visit.open('/account.php');
    await visit.open('/orders.php');
    await visit.does(['logout'], 'GET /logout.php', () => visit.click('#logout'));
    await visit.open('/account.php');
  },
  proof: { page: '/account.php', enter },
};
