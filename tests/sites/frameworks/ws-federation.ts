import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

/** The form of the answer sends itself, so the page after the login is the one after next. */
async function enter(visit: Visit): Promise<void> {
  await visit.type(right);
  await visit.page.click('#login button');
  await visit.page.waitForSelector('#who');
  await visit.page.waitForNetworkIdle({ idleTime: 200 });
}

export const wsFederation: Driver = {
  id: 'ws-federation',
  about: 'WS-Federation: the proof comes to the application’s front page in a form of the other site, and the session is cut into two cookies.',
  servers: [
    { host: 'budget.test', scheme: 'https', command: nodeApp('ws-federation.mjs', { PART: 'application' }) },
    { host: 'sts.test', scheme: 'https', command: nodeApp('ws-federation.mjs', { PART: 'service' }) },
  ],
  roles: { FedAuth: 'session-id', FedAuth1: 'session-id', MSISAuth: 'session-id', ...decor.clarity },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/budget');
    await visit.does(['login-failed'], 'POST sts.test/adfs/ls/', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST sts.test/adfs/ls/', async () => {
      await visit.does(['login'], 'POST budget.test/', () => enter(visit));
    });
    await visit.open('/budget/2026');
    await visit.open('/budget');
    await visit.does(['logout'], 'GET budget.test/signout', async () => {
      await visit.does(['logout'], 'GET sts.test/adfs/ls/', () => visit.click('#logout'));
    });
  },
  proof: {
    page: '/budget',
    enter: async (visit) => {
      await visit.page.goto('https://budget.test/budget', { waitUntil: 'networkidle0' });
      if ((await visit.page.$('#login')) !== null) await enter(visit);
    },
  },
};
