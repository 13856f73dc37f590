import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const fastifySecureSession: Driver = {
  id: 'fastify-secure-session',
  about: 'An encrypted session in a cookie that is called `state`; a failed login answers 401 with the form.',
  packages: ['fastify', '@fastify/secure-session'],
  servers: [{ host: 'library.test', scheme: 'https', command: nodeApp('fastify-secure-session.mjs') }],
  roles: { state: 'auth-token', ...decor.matomo, ...decor.cookieyes },
  ...usualWalk({ login: '/signin', account: ['/loans', '/loans/due', '/loans/returned'], logout: '/signout' }),
};
