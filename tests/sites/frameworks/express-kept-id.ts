import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const expressKeptId: Driver = {
  id: 'express-kept-id',
  about: 'The anonymous id becomes the logged-in one: the login sets nothing. A failed login answers 200 with the form. Plain http.',
  packages: ['express', 'express-session'],
  servers: [{ host: 'forum.test', scheme: 'http', command: nodeApp('express-kept-id.mjs') }],
  roles: { sid: 'session-id', ...decor.matomo, ...decor.preferences },
  ...usualWalk({ login: '/signin', account: ['/me', '/me/threads', '/me/letters'], logout: '/signout', logoutIs: 'link', startedAt: '/' }),
};
