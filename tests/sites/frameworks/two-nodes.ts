import { decor } from './decor.ts';
import { type Driver, nodeApp, right, wrong } from './driver.ts';

export const twoNodes: Driver = {
  id: 'two-nodes',
  about: 'Two servers with memories of their own: when the other one answers, it does not know the id and gives a new one.',
  packages: ['express', 'express-session'],
  servers: [{ host: 'market.test', scheme: 'http', command: nodeApp('two-nodes.mjs') }],
  roles: { 'connect.sid': 'session-id', ...decor.matomo, ...decor.onetrust },
  walk: async (visit) => {
    await visit.does(['started'], 'GET /', () => visit.open('/'));
    await visit.open('/login');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login', 'rotated'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/basket/saved');
    await visit.waitFor('/to/b', 'b');
    await visit.does(['lost'], 'GET /basket', () => visit.open('/basket'));
    await visit.does(['login', 'rotated'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/basket/saved');
    await visit.waitFor('/to/a', 'a');
    await visit.does(['lost'], 'GET /', () => visit.open('/'));
    await visit.open('/basket');
  },
  proof: {
    page: '/basket',
    enter: async (visit) => {
      await visit.open('/login');
      await visit.send('#login', right);
    },
  },
};
