import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const koaSession: Driver = {
  id: 'koa-session',
  about: 'JSON in base64 in the cookie and its signature beside it; the last page is kept in it, so it changes while logged in.',
  packages: ['koa', 'koa-session'],
  servers: [{ host: 'blog.test', scheme: 'http', command: nodeApp('koa-session.mjs') }],
  roles: { 'koa.sess': 'auth-token', 'koa.sess.sig': 'auth-token', ...decor.ga, ...decor.preferences },
  ...usualWalk({ login: '/login', account: ['/posts', '/posts/drafts', '/posts/archive'], logout: '/logout' }),
};
