import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const cookieSession: Driver = {
  id: 'cookie-session',
  about: 'The session is in the cookie, readable, with its signature in a second one; a counter in it changes both with every page.',
  packages: ['express', 'cookie-session'],
  servers: [{ host: 'shop.test', scheme: 'http', command: nodeApp('cookie-session.mjs') }],
  roles: { shop: 'auth-token', 'shop.sig': 'auth-token', ...decor.ga, ...decor.hotjar },
  ...usualWalk({ login: '/auth/login', account: ['/account', '/account/orders', '/account/address'], logout: '/auth/logout' }),
};
