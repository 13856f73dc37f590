import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Server, type Visit, wrong } from './driver.ts';

/** The sign-on, and an application that trusts it. */
export const signOn: Server = { host: 'id.test', scheme: 'https', command: nodeApp('oidc-provider.mjs') };

export function oidcApp(host: string, cookie: string, far: boolean): Server {
  return { host, scheme: 'https', command: nodeApp('oidc-app.mjs', { HOST: host, COOKIE: cookie, FAR: far ? '1' : '0' }, 'id.test') };
}

async function enter(visit: Visit): Promise<void> {
  await visit.open('/desk');
  if ((await visit.page.$('#login')) !== null) await visit.send('#login', right);
}

export const oidc: Driver = {
  id: 'oidc',
  about: 'OpenID Connect between two sites: one login gives a session at each, and one logout ends both.',
  servers: [oidcApp('tasks.test', 'tasks', true), signOn],
  roles: { tasks: 'session-id', oauth_state: 'csrf', idp_session: 'session-id', interaction: 'csrf', ...decor.ga, ...decor.cookieyes },
  walk: async (visit) => {
    await visit.open('/');
    await visit.click('#enter');
    await visit.does(['login-failed'], 'POST id.test/login', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST id.test/login', async () => {
      await visit.does(['login'], 'GET tasks.test/callback', () => visit.send('#login', right));
    });
    await visit.open('/desk/letters');
    await visit.open('/desk');
    await visit.does(['logout'], 'POST tasks.test/logout', async () => {
      await visit.does(['logout'], 'GET id.test/logout', () => visit.click('#logout'));
    });
    await visit.open('/desk');
  },
  proof: { page: '/desk', enter },
};
