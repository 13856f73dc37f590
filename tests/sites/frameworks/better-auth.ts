import { decor } from './decor.ts';
import { type Driver, nodeApp, type Visit } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type({ email: 'ada@cloud.test', password: 'lovelace' });
  await visit.press('#enter', '#state.in');
}

export const betterAuth: Driver = {
  id: 'better-auth',
  about: 'A signed token kept for a week, given to a script that logs in with JSON; the page asks for the session at every load.',
  packages: ['better-auth'],
  servers: [{ host: 'cloud.test', scheme: 'https', command: nodeApp('better-auth.mjs') }],
  roles: { '__Secure-better-auth.session_token': 'session-id', ...decor.matomo, ...decor.onetrust },
  walk: async (visit) => {
    await visit.open('/');
    await visit.type({ email: 'ada@cloud.test', password: 'babbage1815' });
    await visit.does(['login-failed'], 'POST /api/auth/sign-in/email', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login'], 'POST /api/auth/sign-in/email', () => enter(visit));
    await visit.open('/files');
    await visit.open('/files/shared');
    await visit.open('/');
    await visit.does(['logout'], 'POST /api/auth/sign-out', () => visit.press('#logout', '#state.out'));
    await visit.open('/files');
  },
  proof: {
    page: '/files',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
