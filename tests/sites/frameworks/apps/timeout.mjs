import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// The server forgets a session that was not used for three seconds; the cookie is for a day.
const idle = 3000;
const decor = ['ga', 'preferences'];
const sessions = new Map();
const user = (visitor) => {
  const session = sessions.get(visitor.cookies.portal_sid);
  if (session === undefined || Date.now() - session.used > idle) return null;
  session.used = Date.now();
  return session.user;
};
const account = (visitor) =>
  user(visitor) ? visitor.html({ title: 'Grades', user: 'ada', decor, body: logoutForm() }) : visitor.go('/login?timeout=1');
serve({
  'GET /': (visitor) => visitor.html({ title: 'School', decor }),
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm() }),
  'POST /login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go('/login?wrong=1');
    const id = randomId();
    sessions.set(id, { user: 'ada', used: Date.now() });
    visitor.set(`portal_sid=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`);
    visitor.go('/grades');
  },
  'GET /grades': account,
  'GET /grades/maths': account,
  'GET /grades/music': account,
  'POST /logout': (visitor) => {
    sessions.delete(visitor.cookies.portal_sid);
    visitor.set('portal_sid=; Path=/; Max-Age=0');
    visitor.go('/');
  },
  // For the recording: whether no session is left.
  'GET /forgotten': (visitor) => visitor.text([...sessions.values()].every(({ used }) => Date.now() - used > idle) ? 'yes' : 'no'),
});
