import { decor } from './decor.ts';
import { appFile, type Driver, type Server, type Visit } from './driver.ts';

const jars = ['tomcat10-embed-core', 'tomcat10-annotations-api', 'tomcat10-api'].map((name) => `/usr/share/java/${name}.jar`).join(':');

/** Embedded Tomcat with `apps/TomcatSite.java`. */
export function tomcatServer(host: string, env: Readonly<Record<string, string>>): Server {
  return {
    host,
    scheme: 'http',
    debian: ['libtomcat10-embed-java'],
    command: (port) => ({
      program: 'java',
      args: ['-cp', jars, appFile('TomcatSite.java')],
      env: { DECOR_FOLDER: appFile('decor'), ...env, PORT: String(port) },
    }),
  };
}

const right = { j_username: 'ada', j_password: 'lovelace' };

async function enter(visit: Visit): Promise<void> {
  await visit.open('/members/');
  await visit.send('#login', right);
}

export const tomcat: Driver = {
  id: 'tomcat',
  about: 'The container’s own form login: the login page comes in place of the page that was asked for, and a failed login answers 200.',
  servers: [tomcatServer('members.test', { DECOR: 'kit ga cookieyes' })],
  roles: { JSESSIONID: 'session-id', ...decor.ga, ...decor.cookieyes },
  walk: async (visit) => {
    await visit.open('/');
    await visit.does(['started'], 'GET /members/', () => visit.open('/members/'));
    await visit.does(['login-failed'], 'POST /j_security_check', () => visit.send('#login', { ...right, j_password: 'babbage' }));
    // Tomcat changes the id whenever it shows its login page to a visitor who has one.
    await visit.does(['rotated'], 'GET /members/', () => visit.open('/members/'));
    await visit.does(['login', 'rotated'], 'POST /j_security_check', () => visit.send('#login', right));
    await visit.open('/members/list');
    await visit.open('/members/news');
    await visit.open('/members/');
    await visit.does(['logout'], 'POST /logout', () => visit.click('#logout'));
    await visit.open('/members/');
  },
  proof: { page: '/members/', enter },
};
