import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const hapiYar: Driver = {
  id: 'hapi-yar',
  about: 'The id of a session on the server, sealed: looks like a session in the cookie.',
  packages: ['@hapi/hapi', '@hapi/yar'],
  servers: [{ host: 'bank.test', scheme: 'https', command: nodeApp('hapi-yar.mjs') }],
  roles: { session: 'session-id', ...decor.segment, ...decor.onetrust },
  ...usualWalk({ login: '/login', account: ['/balance', '/balance/june', '/balance/july'], logout: '/logout' }),
};
