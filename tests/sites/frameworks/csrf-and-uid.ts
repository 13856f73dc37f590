import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.press('#enter', '#state.in');
}

export const csrfAndUid: Driver = {
  id: 'csrf-and-uid',
  about: 'Two opaque cookies that change together at login and at logout; one is the session, the other a script copies into a header.',
  servers: [{ host: 'inbox.test', scheme: 'https', command: nodeApp('csrf-and-uid.mjs') }],
  roles: { uid: 'session-id', tok: 'csrf', ...decor.clarity, ...decor.preferences },
  walk: async (visit) => {
    await visit.does(['started'], 'GET /', () => visit.open('/'));
    await visit.type(wrong);
    await visit.does(['login-failed'], 'POST /session', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login', 'rotated'], 'POST /session', () => enter(visit));
    await visit.press('#more', '#state.more');
    await visit.open('/');
    await visit.press('#more', '#state.more');
    await visit.does(['logout'], 'DELETE /session', () => visit.press('#logout', '#state.out'));
    await visit.press('#more', '#state.out');
  },
  proof: {
    page: '/inbox',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
