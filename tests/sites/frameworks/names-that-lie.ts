import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const namesThatLie: Driver = {
  id: 'names-that-lie',
  about: 'The session is called `s`; `logged_in`, `user`, `last_login`, `session_source` and `auth_experiment` are not. Logout empties cookies.',
  servers: [{ host: 'studio.test', scheme: 'http', command: nodeApp('names-that-lie.mjs') }],
  roles: {
    s: 'session-id',
    logged_in: 'preference',
    user: 'preference',
    last_login: 'preference',
    session_source: 'analytics',
    auth_experiment: 'analytics',
    ...decor.stripe,
    ...decor.hotjar,
  },
  ...usualWalk({ login: '/login', account: ['/studio', '/studio/drafts', '/studio/sounds'], logout: '/logout', logoutIs: 'link' }),
};
