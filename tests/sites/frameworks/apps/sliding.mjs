import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// Every answer to a logged-in visitor sets the same id again, to be kept for twenty minutes from now.
const decor = ['clarity', 'cookieyes'];
const sessions = new Map();
const user = (visitor) => sessions.get(visitor.cookies.usr) ?? null;
const keep = (visitor, id) => visitor.set(`usr=${id}; Path=/; HttpOnly; SameSite=Lax; Expires=${new Date(Date.now() + 1_200_000).toUTCString()}`);
const account = (visitor) => {
  if (!user(visitor)) return visitor.go('/login');
  keep(visitor, visitor.cookies.usr);
  visitor.html({ title: 'Desk', user: user(visitor), decor, body: logoutForm() });
};
serve({
  'GET /': (visitor) => visitor.html({ title: 'Helpdesk', decor }),
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm() }),
  'POST /login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.html({ title: 'Log in', decor, body: loginForm({ failed: true }) });
    const id = randomId();
    sessions.set(id, 'ada');
    keep(visitor, id);
    visitor.go('/desk', 303);
  },
  'GET /desk': account,
  'GET /desk/open': account,
  'GET /desk/closed': account,
  'POST /logout': (visitor) => {
    sessions.delete(visitor.cookies.usr);
    visitor.set('usr=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT');
    visitor.go('/');
  },
  // For the recording: the clock of `Expires` counts whole seconds.
  'GET /a-second-later': (visitor) => setTimeout(() => visitor.text('now'), 1100),
});
