import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// A new account is logged in at once.
const decor = ['ga', 'visitor'];
const sessions = new Map();
const known = ({ cookies }) => sessions.has(cookies['__Host-sess']);
const give = (visitor) => {
  const id = randomId(24);
  sessions.set(id, 'ada');
  visitor.set(`__Host-sess=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
};
const account = (visitor) =>
  known(visitor) ? visitor.html({ title: 'Garden', user: 'ada', decor, body: logoutForm({ action: '/users/logout' }) }) : visitor.go('/users/login');
serve({
  'GET /': (visitor) => visitor.html({ title: 'Gardens', decor }),
  'GET /users/register': (visitor) => visitor.html({ title: 'Join', decor, body: loginForm({ action: '/users/register' }) }),
  'POST /users/register': (visitor) => {
    give(visitor);
    visitor.go('/garden', 303);
  },
  'GET /users/login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm({ action: '/users/login' }) }),
  'POST /users/login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password))
      return visitor.html({ title: 'Log in', decor, body: loginForm({ action: '/users/login', failed: true }) }, 422);
    give(visitor);
    visitor.go('/garden', 303);
  },
  'GET /garden': account,
  'GET /garden/beds': account,
  'POST /users/logout': (visitor) => {
    sessions.delete(visitor.cookies['__Host-sess']);
    visitor.set('__Host-sess=; Path=/; Max-Age=0; Secure; HttpOnly');
    visitor.go('/', 303);
  },
});
