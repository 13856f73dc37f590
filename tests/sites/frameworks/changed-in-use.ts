import { decor } from './decor.ts';
import { type Driver, nodeApp, right, type Visit, wrong } from './driver.ts';

async function enter(visit: Visit): Promise<void> {
  await visit.open('/login');
  await visit.send('#login', right);
}

export const changedInUse: Driver = {
  id: 'changed-in-use',
  about: 'The id changes at login, after some pages, and when the password is changed: rotations that are neither login nor loss.',
  servers: [{ host: 'letters.test', scheme: 'http', command: nodeApp('changed-in-use.mjs') }],
  roles: { ci_session: 'session-id', ...decor.ga, ...decor.preferences },
  walk: async (visit) => {
    await visit.does(['started'], 'GET /', () => visit.open('/'));
    await visit.open('/profile');
    await visit.does(['login-failed'], 'POST /login', () => visit.send('#login', wrong));
    await visit.does(['login', 'rotated'], 'POST /login', () => visit.send('#login', right));
    await visit.open('/profile/photos');
    await visit.open('/profile/letters');
    await visit.does(['rotated'], 'GET /profile', () => visit.open('/profile'));
    await visit.open('/profile/photos');
    await visit.does(['rotated'], 'POST /profile/password', () => visit.send('#change', { new: 'analytical' }));
    await visit.open('/profile/letters');
    await visit.does(['logout'], 'POST /logout', () => visit.click('#logout'));
    await visit.open('/profile');
  },
  proof: { page: '/profile', enter },
};
