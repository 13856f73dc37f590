import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

const own = ['_qz', 'bd7', 'uxp', 'fpc', 'k3', 'tl_cid', 'm_uid', 'abv', 'ff_seed', 'rq', 'yb', 'pvid', 'dtm_token', 'cmp_hash', 'evt'];

export const thirtyAndX9: Driver = {
  id: 'thirty-and-x9',
  about: 'Some thirty cookies that look drawn at random, one of which the login sets too, and a session called `x9`.',
  servers: [{ host: 'magazine.test', scheme: 'https', command: nodeApp('thirty-and-x9.mjs') }],
  roles: {
    x9: 'session-id',
    ...Object.fromEntries(own.map((name) => [name, 'analytics' as const])),
    ...decor.ga,
    ...decor.matomo,
    ...decor.hotjar,
    ...decor.clarity,
    ...decor.segment,
    ...decor.onetrust,
    ...decor.cookieyes,
    ...decor.visitor,
    ...decor.stripe,
  },
  ...usualWalk({
    login: '/login',
    account: ['/account', '/account/articles', '/account/letters'],
    logout: '/logout',
    loginEvents: ['login', 'rotated'],
    startedAt: '/',
  }),
};
