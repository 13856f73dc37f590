import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const ironSession: Driver = {
  id: 'iron-session',
  about: 'Sealed data in a cookie that is kept for two weeks, beside those of a payment provider whose names say session.',
  packages: ['iron-session'],
  servers: [{ host: 'start.test', scheme: 'https', command: nodeApp('iron-session.mjs') }],
  roles: { tea_auth: 'auth-token', ...decor.ga, ...decor.stripe },
  ...usualWalk({ login: '/login', target: '/api/login', account: ['/dashboard', '/dashboard/team', '/dashboard/bills'], logout: '/api/logout' }),
};
