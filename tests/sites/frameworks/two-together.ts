import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const twoTogether: Driver = {
  id: 'two-together',
  about: 'Two cookies of one letter, persistent, and neither is enough alone; the login sets a third that means nothing.',
  servers: [{ host: 'photos.test', scheme: 'https', command: nodeApp('two-together.mjs') }],
  roles: { u: 'session-id', k: 'session-id', seen: 'preference', ...decor.ga, ...decor.visitor },
  ...usualWalk({ login: '/logon', account: ['/photos', '/photos/june', '/photos/july'], logout: '/signoff' }),
};
