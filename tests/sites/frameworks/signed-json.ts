import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const signedJson: Driver = {
  id: 'signed-json',
  about: 'cookie-session under a name of the site’s own, with data in it before the login; the login changes the data.',
  packages: ['express', 'cookie-session'],
  servers: [{ host: 'bakery.test', scheme: 'http', command: nodeApp('signed-json.mjs') }],
  roles: { me: 'auth-token', 'me.sig': 'auth-token', ...decor.segment, ...decor.preferences },
  ...usualWalk({ login: '/login', account: ['/bread', '/bread/rye', '/bread/wheat'], logout: '/logout' }),
};
