import { decor } from './decor.ts';
import { type Driver, nodeApp, right, wrong } from './driver.ts';

export const registration: Driver = {
  id: 'registration',
  about: 'A registration that logs in at once; then logout, a failed and a good login. The cookie has the `__Host-` prefix.',
  servers: [{ host: 'garden.test', scheme: 'https', command: nodeApp('registration.mjs') }],
  roles: { '__Host-sess': 'session-id', ...decor.ga, ...decor.visitor },
  walk: async (visit) => {
    await visit.open('/');
    await visit.open('/users/register');
    await visit.does(['login'], 'POST /users/register', () => visit.send('#login', right));
    await visit.open('/garden/beds');
    await visit.does(['logout'], 'POST /users/logout', () => visit.click('#logout'));
    await visit.open('/garden');
    await visit.does(['login-failed'], 'POST /users/login', () => visit.send('#login', wrong));
    await visit.does(['login'], 'POST /users/login', () => visit.send('#login', right));
    await visit.open('/garden/beds');
    await visit.open('/garden');
    await visit.does(['logout'], 'POST /users/logout', () => visit.click('#logout'));
  },
  proof: {
    page: '/garden',
    enter: async (visit) => {
      await visit.open('/users/login');
      await visit.send('#login', right);
    },
  },
};
