import { randomBytes } from 'node:crypto';
import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// Neither `u` nor `k` is enough: the first says who, the second proves it.
const decor = ['ga', 'visitor'];
const keys = new Map();
const user = ({ cookies }) => (keys.get(cookies.u) !== undefined && keys.get(cookies.u) === cookies.k ? 'ada' : null);
const account = (visitor) =>
  user(visitor) ? visitor.html({ title: 'Photos', user: 'ada', decor, body: logoutForm({ action: '/signoff' }) }) : visitor.go('/logon');
serve({
  'GET /': (visitor) => visitor.html({ title: 'Albums', user: user(visitor), decor }),
  'GET /logon': (visitor) => visitor.html({ title: 'Log on', decor, body: loginForm({ action: '/logon' }) }),
  'POST /logon': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password))
      return visitor.html({ title: 'Log on', decor, body: loginForm({ action: '/logon', failed: true }) });
    const [u, k] = [randomBytes(12).toString('hex'), randomId(30)];
    keys.set(u, k);
    visitor.set(`u=${u}; Path=/; Secure; SameSite=Lax; Max-Age=2592000`);
    visitor.set(`k=${k}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000`);
    visitor.set('seen=1; Path=/; Secure; SameSite=Lax; Max-Age=2592000');
    visitor.go('/photos');
  },
  'GET /photos': account,
  'GET /photos/june': account,
  'GET /photos/july': account,
  'POST /signoff': (visitor) => {
    keys.delete(visitor.cookies.u);
    for (const name of ['u', 'k']) visitor.set(`${name}=; Path=/; Max-Age=0; Secure; SameSite=Lax`);
    visitor.go('/');
  },
});
