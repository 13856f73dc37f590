import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.press('#enter', '#state.in');
}

export const fastifySession: Driver = {
  id: 'fastify-session',
  about: 'A script logs in with JSON and is answered 200 or 401; nothing redirects. Beside it random visitor ids that scripts wrote.',
  packages: ['fastify', '@fastify/cookie', '@fastify/session'],
  servers: [{ host: 'projects.test', scheme: 'https', command: nodeApp('fastify-session.mjs') }],
  roles: { sessionId: 'session-id', ...decor.ga, ...decor.clarity, ...decor.visitor },
  walk: async (visit) => {
    await visit.open('/');
    await visit.type(wrong);
    await visit.does(['login-failed'], 'POST /api/login', () => visit.press('#enter', '#state.wrong'));
    await visit.does(['login'], 'POST /api/login', () => enter(visit));
    await visit.press('#more', '#state.more');
    await visit.open('/');
    await visit.press('#more', '#state.more');
    await visit.does(['logout'], 'POST /api/logout', () => visit.press('#logout', '#state.out'));
    await visit.open('/');
  },
  proof: {
    page: '/api/me',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
