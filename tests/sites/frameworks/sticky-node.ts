import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const stickyNode: Driver = {
  id: 'sticky-node',
  about: 'A balancer’s cookie that is needed to stay logged in, since each node has a memory of its own, and is not the session.',
  servers: [{ host: 'trains.test', scheme: 'http', command: nodeApp('sticky-node.mjs') }],
  roles: { ticket: 'session-id', route: 'affinity', ...decor.ga, ...decor.cookieyes },
  ...usualWalk({ login: '/login', account: ['/trips', '/trips/past', '/trips/booked'], logout: '/logout' }),
};
