import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.press('#enter', '#state.in');
}

export const unnamedDoor: Driver = {
  id: 'unnamed-door',
  about:
    'No address says login: a script sends a PUT to /v1/identity, and a DELETE to leave; while it works it calls /auth/ping, which gives nothing new.',
  servers: [{ host: 'grid.test', scheme: 'https', command: nodeApp('unnamed-door.mjs') }],
  roles: { gq: 'session-id', edge: 'infrastructure', ...decor.matomo, ...decor.preferences },
  walk: async (visit) => {
    await visit.open('/');
    await visit.press('#work', '#state.refused');
    await visit.type(wrong);
    await visit.does(['login-failed'], 'PUT /v1/identity', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login'], 'PUT /v1/identity', () => enter(visit));
    await visit.press('#work', '#state.working');
    await visit.open('/board');
    await visit.press('#work', '#state.working');
    await visit.open('/');
    await visit.press('#work', '#state.working');
    await visit.does(['logout'], 'DELETE /v1/identity', () => visit.press('#leave', '#state.out'));
    await visit.press('#work', '#state.refused');
    await visit.open('/board');
  },
  proof: {
    page: '/board',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
