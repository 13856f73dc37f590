import { decor } from './decor.ts';
import { type Driver, nodeApp, right, wrong } from './driver.ts';

export const bearerApi: Driver = {
  id: 'bearer-api',
  about: 'The token comes in the body and goes in `Authorization`; cookies are there, but only of the statistics.',
  servers: [{ host: 'office.test', scheme: 'https', command: nodeApp('bearer-api.mjs') }],
  roles: { ...decor.ga, ...decor.hotjar },
  carriers: ['bearer'],
  walk: async (visit) => {
    await visit.open('/');
    await visit.type(wrong);
    await visit.does(['login-failed'], 'POST /api/auth/login', () => visit.press('#enter', '#state.wrong'));
    await visit.type(right);
    await visit.does(['login'], 'POST /api/auth/login', () => visit.press('#enter', '#state.in'));
    await visit.press('#more', '#state.more');
    await visit.open('/');
    await visit.press('#more', '#state.more');
    await visit.does(['logout'], 'POST /api/auth/logout', () => visit.press('#logout', '#state.out'));
    await visit.press('#more', '#state.out');
  },
};
