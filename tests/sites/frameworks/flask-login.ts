import { decor } from './decor.ts';
import { type Driver, right, type Visit, wrong } from './driver.ts';
import { flaskServer } from './flask.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.open('/login');
  await visit.send('#login', right);
}

export const flaskLogin: Driver = {
  id: 'flask-login',
  about: 'Either of two cookies keeps the visitor in; the browser is closed, and the remember cookie makes a new session.',
  servers: [flaskServer('stations.test', { DECOR: 'ga segment', LOGIN: '1' }, ['python3-flask', 'python3-flask-login'])],
  roles: { session: 'auth-token', remember_token: 'remember-me', ...decor.ga, ...decor.segment },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/stations');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/stations');
    await visit.open('/stations/north');
    await visit.restart();
    await visit.open('/stations');
    await visit.open('/stations/south');
    await visit.does(['logout'], 'GET /logout', () => visit.click('#logout'));
    await visit.open('/stations');
  },
  proof: { page: '/stations', enter },
};
