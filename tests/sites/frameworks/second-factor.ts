import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.open('/login');
  await visit.send('#login', right);
  await visit.send('#code', { code: '181512' });
}

export const secondFactor: Driver = {
  id: 'second-factor',
  about: 'The password is not enough: the login is the answer to the code, which comes to a page of its own.',
  servers: [{ host: 'savings.test', scheme: 'https', command: nodeApp('second-factor.mjs') }],
  roles: { SID: 'session-id', ...decor.matomo, ...decor.cookieyes },
  walk: async (visit) => {
    await visit.does(['started'], 'GET /', () => visit.open('/'));
    await visit.open('/accounts');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login', 'rotated'], 'POST /login/otp', () => enter(visit));
    await visit.open('/accounts');
    await visit.open('/accounts/giro');
    await visit.does(['logout'], 'POST /logoff', () => visit.click('#logout'));
    await visit.open('/accounts');
  },
  proof: {
    page: '/accounts',
    enter: async (visit) => {
      await visit.open('/');
      await enter(visit);
    },
  },
};
