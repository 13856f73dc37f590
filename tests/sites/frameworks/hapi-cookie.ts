import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const hapiCookie: Driver = {
  id: 'hapi-cookie',
  about: 'Sealed anew with every page while logged in. No address says login or logout: `/entrance`, `/leave`.',
  packages: ['@hapi/hapi', '@hapi/cookie'],
  servers: [{ host: 'club.test', scheme: 'http', command: nodeApp('hapi-cookie.mjs') }],
  roles: { sid: 'auth-token', ...decor.clarity, ...decor.preferences },
  ...usualWalk({ login: '/entrance', account: ['/members', '/members/list', '/members/news'], logout: '/leave', logoutIs: 'link' }),
};
