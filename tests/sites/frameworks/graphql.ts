import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await Promise.all([visit.page.waitForNavigation({ waitUntil: 'networkidle0' }), visit.page.click('#enter')]);
}

export const graphql: Driver = {
  id: 'graphql',
  about: 'One address answers everything with 200, the login among it; the session is a UUID that is kept for a week.',
  servers: [{ host: 'board.test', scheme: 'https', command: nodeApp('graphql.mjs') }],
  roles: { gsid: 'session-id', ...decor.segment, ...decor.onetrust },
  walk: async (visit) => {
    await visit.open('/login');
    await visit.does(['login'], 'POST /graphql', () => enter(visit));
    await visit.press('#more', '#state.more');
    await visit.open('/board/cards');
    await visit.press('#more', '#state.more');
    await visit.does(['logout'], 'POST /api/signout', () => visit.click('#logout'));
  },
  proof: {
    page: '/whoami',
    enter: async (visit) => {
      await visit.open('/login');
      await enter(visit);
    },
  },
};
