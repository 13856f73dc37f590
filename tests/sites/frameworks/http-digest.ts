import { decor } from './decor.ts';
import { type Driver, nodeApp } from './driver.ts';

export const httpDigest: Driver = {
  id: 'http-digest',
  about: 'HTTP Digest by passport-http: each request proves anew that it knows the password, so that no two headers are the same.',
  servers: [{ host: 'printer.test', scheme: 'http', command: nodeApp('http-digest.mjs') }],
  packages: ['express', 'passport', 'passport-http'],
  roles: { ...decor.preferences },
  carriers: ['digest'],
  walk: async (visit) => {
    await visit.open('/');
    await visit.does(['login-failed'], 'GET /queue', () => visit.open('http://ada:babbage@printer.test/queue').catch(() => undefined));
    await visit.does(['login'], 'GET /queue', () => visit.open('http://ada:lovelace@printer.test/queue'));
    await visit.open('/queue/1');
    await visit.open('/queue/2');
  },
};
