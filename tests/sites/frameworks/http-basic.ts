import { decor } from './decor.ts';
import { type Driver, nodeApp } from './driver.ts';

export const httpBasic: Driver = {
  id: 'http-basic',
  about: 'HTTP Basic: name and password go with every request, and no cookie carries anything.',
  servers: [{ host: 'router.test', scheme: 'http', command: nodeApp('http-basic.mjs') }],
  roles: { ...decor.preferences },
  carriers: ['basic'],
  walk: async (visit) => {
    await visit.open('/');
    // The browser would ask again; nobody answers, and it gives up.
    await visit.does(['login-failed'], 'GET /status', () => visit.open('http://ada:babbage@router.test/status').catch(() => undefined));
    await visit.does(['login'], 'GET /status', () => visit.open('http://ada:lovelace@router.test/status'));
    await visit.open('/status/lan');
    await visit.open('/status/wifi');
  },
};
