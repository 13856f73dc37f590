import { decor } from './decor.ts';
import { type Driver, right } from './driver.ts';
import { oidcApp, signOn } from './oidc.ts';

export const singleSignOn: Driver = {
  id: 'single-sign-on',
  about: 'Two applications and one sign-on: the second login asks nothing; a logout ends one application only.',
  servers: [oidcApp('wiki.test', 'w', false), oidcApp('chat.test', 'chat_auth', false), signOn],
  roles: {
    w: 'session-id',
    chat_auth: 'session-id',
    idp_session: 'session-id',
    oauth_state: 'csrf',
    interaction: 'csrf',
    ...decor.ga,
    ...decor.cookieyes,
  },
  walk: async (visit) => {
    await visit.open('https://wiki.test/desk');
    await visit.does(['login'], 'POST id.test/login', async () => {
      await visit.does(['login'], 'GET wiki.test/callback', () => visit.send('#login', right));
    });
    await visit.open('https://wiki.test/desk/letters');
    await visit.open('https://chat.test/');
    await visit.does(['login'], 'GET chat.test/callback', () => visit.click('#enter'));
    await visit.open('https://chat.test/desk/letters');
    await visit.open('https://wiki.test/desk');
    await visit.does(['logout'], 'POST wiki.test/logout', () => visit.click('#logout'));
    await visit.open('https://chat.test/desk');
  },
  proof: {
    page: '/desk',
    enter: async (visit) => {
      await visit.open('/desk');
      if ((await visit.page.$('#login')) !== null) await visit.send('#login', right);
    },
  },
};
