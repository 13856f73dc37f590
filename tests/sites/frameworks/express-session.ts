import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const expressSession: Driver = {
  id: 'express-session',
  about: 'A signed id for every visitor, a new one at login; logout destroys it on the server and leaves the cookie.',
  packages: ['express', 'express-session'],
  servers: [{ host: 'tea.test', scheme: 'https', command: nodeApp('express-session.mjs') }],
  roles: { 'connect.sid': 'session-id', ...decor.ga, ...decor.onetrust },
  ...usualWalk({ login: '/login', account: ['/account', '/account/orders'], logout: '/logout', loginEvents: ['login', 'rotated'], startedAt: '/' }),
};
