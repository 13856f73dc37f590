import { decor } from './decor.ts';
import { type Driver, nodeApp } from './driver.ts';

export const noSession: Driver = {
  id: 'no-session',
  about: 'A newspaper that knows nobody: statistics, consent, a CSRF nonce, a bot filter that is new with every page; forms are sent.',
  servers: [{ host: 'newspaper.test', scheme: 'https', command: nodeApp('no-session.mjs') }],
  roles: {
    csrf_nonce: 'csrf',
    visitor_key: 'analytics',
    lang: 'preference',
    bm_tok: 'infrastructure',
    nl: 'preference',
    ...decor.ga,
    ...decor.matomo,
    ...decor.onetrust,
    ...decor.visitor,
    ...decor.preferences,
  },
  walk: async (visit) => {
    await visit.open('/');
    await visit.send('#letter', { email: 'ada@example.org' });
    await visit.send('#search', { q: 'cookies' });
    await visit.click('#article');
    await visit.send('#comment', { text: 'Good' });
    await visit.open('/subscribe');
    await visit.open('/');
  },
};
