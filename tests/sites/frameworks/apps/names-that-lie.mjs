import { isRight, loginForm, randomId, serve } from './kit.mjs';

// The session is `s`; the login sets others beside it that only look important.
const decor = ['stripe', 'hotjar'];
const sessions = new Map();
const user = ({ cookies }) => sessions.get(cookies.s) ?? null;
const account = (visitor) =>
  user(visitor) ? visitor.html({ title: 'Studio', user: 'ada', decor, body: '<a id="logout" href="/logout">Log out</a>' }) : visitor.go('/login');
serve({
  'GET /': (visitor) => {
    if (visitor.cookies.session_source === undefined) visitor.set('session_source=direct; Path=/; Max-Age=1800');
    if (visitor.cookies.auth_experiment === undefined) visitor.set(`auth_experiment=${randomId(12)}; Path=/; Max-Age=7776000`);
    visitor.html({ title: 'Studio', user: user(visitor), decor });
  },
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm() }),
  'POST /login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.html({ title: 'Log in', decor, body: loginForm({ failed: true }) });
    const id = randomId(24);
    sessions.set(id, 'ada');
    visitor.set(`s=${id}; Path=/; HttpOnly; SameSite=Lax`);
    visitor.set('logged_in=yes; Path=/; SameSite=Lax');
    visitor.set('user=ada; Path=/; SameSite=Lax; Max-Age=31536000');
    visitor.set(`last_login=${new Date().toISOString()}; Path=/; SameSite=Lax; Max-Age=31536000`);
    visitor.go('/studio');
  },
  'GET /studio': account,
  'GET /studio/drafts': account,
  'GET /studio/sounds': account,
  'GET /logout': (visitor) => {
    sessions.delete(visitor.cookies.s);
    for (const name of ['s', 'logged_in']) visitor.set(`${name}=; Path=/; Max-Age=31536000; SameSite=Lax`);
    visitor.go('/');
  },
});
