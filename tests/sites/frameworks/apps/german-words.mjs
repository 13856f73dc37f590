import { randomBytes } from 'node:crypto';
import { isRight, loginForm, serve } from './kit.mjs';

// A site whose addresses and cookies are German, with cookies for display beside the session.
const decor = ['matomo', 'cookieyes'];
const sessions = new Set();
const known = ({ cookies }) => sessions.has(cookies.sitzung);
const give = (visitor) => {
  const id = randomBytes(20).toString('hex');
  sessions.delete(visitor.cookies.sitzung);
  visitor.set(`sitzung=${id}; Path=/; HttpOnly; SameSite=Lax`);
  return id;
};
const konto = (visitor) =>
  known(visitor)
    ? visitor.html({ title: 'Konto', user: 'ada', decor, body: '<a id="logout" href="/abmelden">Abmelden</a>' })
    : visitor.go('/anmelden');
serve({
  'GET /': (visitor) => {
    if (visitor.cookies.sitzung === undefined) give(visitor);
    visitor.html({ title: 'Laden', user: known(visitor) ? 'ada' : null, decor });
  },
  'GET /anmelden': (visitor) => visitor.html({ title: 'Anmelden', decor, body: loginForm({ action: '/anmelden' }) }),
  'POST /anmelden': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password))
      return visitor.html({ title: 'Anmelden', decor, body: loginForm({ action: '/anmelden', failed: true }) });
    sessions.add(give(visitor));
    visitor.set('benutzer=ada; Path=/; Max-Age=31536000');
    visitor.set('angemeldet=1; Path=/');
    visitor.set(`login_zeit=${new Date().toISOString()}; Path=/; Max-Age=31536000`);
    visitor.go('/konto', 303);
  },
  'GET /konto': konto,
  'GET /konto/rechnungen': konto,
  'GET /konto/adressen': konto,
  'GET /abmelden': (visitor) => {
    sessions.delete(visitor.cookies.sitzung);
    visitor.set('sitzung=; Path=/; Max-Age=0');
    visitor.set('angemeldet=; Path=/; Max-Age=0');
    visitor.go('/');
  },
});
