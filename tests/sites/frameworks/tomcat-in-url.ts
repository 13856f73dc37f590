import { decor } from './decor.ts';
import type { Driver } from './driver.ts';
import { tomcatServer } from './tomcat.ts';

const right = { j_username: 'ada', j_password: 'lovelace' };

export const tomcatInUrl: Driver = {
  id: 'tomcat-in-url',
  about: 'Tomcat without cookies: `;jsessionid=` is in every address, and the login changes it there.',
  servers: [tomcatServer('library-url.test', { DECOR: 'kit matomo', COOKIES: '0' })],
  roles: { ...decor.matomo },
  carriers: ['url'],
  walk: async (visit) => {
    await visit.open('/');
    await visit.click('#members');
    await visit.does(['login-failed'], 'POST /j_security_check', () => visit.send('#login', { ...right, j_password: 'babbage' }));
    await visit.open('/members/');
    await visit.does(['login'], 'POST /j_security_check', () => visit.send('#login', right));
    await visit.click('#more');
    await visit.click('#more');
    await visit.does(['logout'], 'POST /logout', () => visit.click('#logout'));
  },
};
