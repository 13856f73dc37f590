import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// The id is changed at the login, with every fourth page (as CodeIgniter does with time), and when the password changes.
const decor = ['ga', 'preferences'];
const sessions = new Map();
const get = ({ cookies }) => sessions.get(cookies.ci_session) ?? null;
const give = (visitor, user) => {
  const id = Buffer.from(randomId(20)).toString('hex').slice(0, 32);
  sessions.delete(visitor.cookies.ci_session);
  sessions.set(id, { user, pages: 0 });
  visitor.set(`ci_session=${id}; Path=/; HttpOnly; Max-Age=7200; SameSite=Lax`);
};
const account = (visitor) => {
  const session = get(visitor);
  if (!session?.user) return visitor.go('/login');
  session.pages += 1;
  if (session.pages === 4) give(visitor, session.user);
  const change = '<form id="change" method="post" action="/profile/password"><input name="new" type="password"><button>Change</button></form>';
  visitor.html({ title: 'Profile', user: session.user, decor, body: change + logoutForm() });
};
serve({
  'GET /': (visitor) => {
    if (get(visitor) === null) give(visitor, null);
    visitor.html({ title: 'Dating', decor });
  },
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm({ failed: 'e' in visitor.query }) }),
  'POST /login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go('/login?e=1');
    give(visitor, 'ada');
    visitor.go('/profile');
  },
  'GET /profile': account,
  'GET /profile/photos': account,
  'GET /profile/letters': account,
  'POST /profile/password': (visitor) => {
    give(visitor, get(visitor).user);
    visitor.go('/profile?changed=1');
  },
  'POST /logout': (visitor) => {
    sessions.delete(visitor.cookies.ci_session);
    visitor.set('ci_session=; Path=/; Max-Age=0');
    visitor.go('/');
  },
});
