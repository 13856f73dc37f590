import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.press('#enter', '#state.in');
}

export const scriptToken: Driver = {
  id: 'script-token',
  about: 'A script gets the token in the body and writes the cookie itself; its logout is seen by nobody but the browser.',
  packages: ['jsonwebtoken'],
  servers: [{ host: 'reports.test', scheme: 'https', command: nodeApp('script-token.mjs') }],
  roles: { token: 'auth-token', ...decor.ga, ...decor.cookieyes },
  walk: async (visit) => {
    await visit.open('/');
    await visit.type(wrong);
    await visit.does(['login-failed'], 'POST /api/login', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login'], 'POST /api/login', () => enter(visit));
    await visit.open('/reports');
    await visit.open('/reports/sales');
    await visit.open('/');
    await visit.press('#logout', '#state.out');
  },
  proof: {
    page: '/reports',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
