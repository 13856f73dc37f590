import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.press('#enter', '#state.in');
}

export const jwtRefresh: Driver = {
  id: 'jwt-refresh',
  about: 'An access token of seconds and a refresh token with a path of its own; a refused request makes the script fetch a new pair.',
  packages: ['jsonwebtoken'],
  servers: [{ host: 'mail.test', scheme: 'https', command: nodeApp('jwt-refresh.mjs') }],
  roles: { access_token: 'auth-token', refresh_token: 'auth-token', ...decor.hotjar, ...decor.preferences },
  walk: async (visit) => {
    await visit.open('/');
    await visit.type(wrong);
    await visit.does(['login-failed'], 'POST /auth/login', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login'], 'POST /auth/login', () => enter(visit));
    await visit.press('#more', '#state.more');
    for (let time = 0; time < 2; time += 1) {
      await visit.waitFor('/expired', 'expired');
      await visit.does(['rotated'], 'POST /auth/refresh', () => visit.press('#more', '#state.more'));
    }
    await visit.does(['logout'], 'POST /auth/logout', () => visit.press('#logout', '#state.out'));
    await visit.press('#more', '#state.out');
  },
  proof: {
    page: '/api/me',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
