import { decor } from './decor.ts';
import { type Driver, nodeApp, usualWalk } from './driver.ts';

export const germanWords: Driver = {
  id: 'german-words',
  about: 'No English word in addresses or names: `/anmelden`, `/abmelden`, `sitzung`; three cookies for display beside it.',
  servers: [{ host: 'laden.test', scheme: 'http', command: nodeApp('german-words.mjs') }],
  roles: { sitzung: 'session-id', benutzer: 'preference', angemeldet: 'preference', login_zeit: 'preference', ...decor.matomo, ...decor.cookieyes },
  ...usualWalk({
    login: '/anmelden',
    account: ['/konto', '/konto/rechnungen', '/konto/adressen'],
    logout: '/abmelden',
    logoutIs: 'link',
    loginEvents: ['login', 'rotated'],
    startedAt: '/',
  }),
};
