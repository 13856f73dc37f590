import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const passport: Driver = {
  id: 'passport',
  about: 'No session before the login; logout by a link ends it on the server and leaves the cookie in the browser.',
  packages: ['express', 'express-session', 'passport', 'passport-local'],
  servers: [{ host: 'todo.test', scheme: 'https', command: nodeApp('passport.mjs') }],
  roles: { app: 'session-id', ...decor.ga, ...decor.segment, ...decor.cookieyes },
  ...usualWalk({
    login: '/login',
    target: '/login/password',
    account: ['/todos', '/todos/active', '/todos/completed'],
    logout: '/logout',
    logoutIs: 'link',
  }),
};
