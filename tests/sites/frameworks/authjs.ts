import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

const form = 'form[action$="/callback/credentials"]';

async function enter(visit: Visit): Promise<void> {
  await visit.send(form, right);
}

export const authjs: Driver = {
  id: 'authjs',
  about: 'An encrypted token that the session endpoint renews, beside cookies for CSRF and for the way back.',
  packages: ['@auth/express', 'express'],
  servers: [{ host: 'notes.test', scheme: 'https', command: nodeApp('authjs.mjs') }],
  roles: {
    '__Secure-authjs.session-token': 'auth-token',
    '__Host-authjs.csrf-token': 'csrf',
    '__Secure-authjs.callback-url': 'preference',
    ...decor.ga,
    ...decor.visitor,
  },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/notes');
    await visit.does(['login-failed'], 'POST /auth/callback/credentials', () => visit.send(form, wrong));
    await visit.does(['login'], 'POST /auth/callback/credentials', () => enter(visit));
    await visit.open('/notes');
    await visit.open('/notes/old');
    await visit.open('/notes/new');
    await visit.click('#leave');
    await visit.does(['logout'], 'POST /auth/signout', () => visit.click('form button'));
    await visit.open('/notes');
  },
  proof: {
    page: '/notes',
    enter: async (visit) => {
      await visit.open('/notes');
      await enter(visit);
    },
  },
};
