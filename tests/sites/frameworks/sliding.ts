import { decor } from './decor.ts';
import { type Driver, nodeApp, right, wrong } from './driver.ts';

export const sliding: Driver = {
  id: 'sliding',
  about: 'Every answer to a logged-in visitor sets the same id again with a later `Expires`.',
  servers: [{ host: 'desk.test', scheme: 'http', command: nodeApp('sliding.mjs') }],
  roles: { usr: 'session-id', ...decor.clarity, ...decor.cookieyes },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/desk');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST /login', () => visit.send('#login', right));
    for (const path of ['/desk/open', '/desk/closed', '/desk']) {
      await visit.waitFor('/a-second-later', 'now');
      await visit.does(['renewed'], `GET ${path}`, () => visit.open(path));
    }
    await visit.does(['logout'], 'POST /logout', () => visit.click('#logout'));
    await visit.open('/desk');
  },
  proof: {
    page: '/desk',
    enter: async (visit) => {
      await visit.open('/login');
      await visit.send('#login', right);
    },
  },
};
