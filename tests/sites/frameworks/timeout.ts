import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.open('/login');
  await visit.send('#login', right);
}

export const timeout: Driver = {
  id: 'timeout',
  about: 'The server forgets an idle session long before its cookie ends: the next page leads to the login. Then a second login.',
  servers: [{ host: 'school.test', scheme: 'http', command: nodeApp('timeout.mjs') }],
  roles: { portal_sid: 'session-id', ...decor.ga, ...decor.preferences },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/grades');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/grades');
    await visit.open('/grades/maths');
    await visit.waitFor('/forgotten', 'yes');
    await visit.does(['ended'], 'GET /grades', () => visit.open('/grades'));
    await visit.does(['login', 'rotated'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/grades/music');
    await visit.does(['logout'], 'POST /logout', () => visit.click('#logout'));
    await visit.open('/grades');
  },
  proof: { page: '/grades', enter },
};
