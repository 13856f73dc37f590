import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const sealedEachTime: Driver = {
  id: 'sealed-each-time',
  about: 'As Laravel seals it: every answer carries new ciphertext, of the id and of the CSRF token, and nothing but the login tells.',
  servers: [{ host: 'books.test', scheme: 'http', command: nodeApp('sealed-each-time.mjs') }],
  roles: { bookshop_session: 'session-id', 'XSRF-TOKEN': 'csrf', ...decor.ga, ...decor.hotjar },
  ...usualWalk({ login: '/login', account: ['/home', '/home/orders', '/home/wishes'], logout: '/logout', startedAt: '/' }),
};
