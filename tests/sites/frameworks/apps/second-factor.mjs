import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

const decor = ['matomo', 'cookieyes'];
const sessions = new Map();
const get = ({ cookies }) => sessions.get(cookies.SID) ?? null;
const give = (visitor, state) => {
  const id = randomId(24);
  sessions.delete(visitor.cookies.SID);
  sessions.set(id, state);
  visitor.set(`SID=${id}; Path=/; HttpOnly; Secure; SameSite=Strict`);
};
const account = (visitor) =>
  get(visitor) === 'in' ? visitor.html({ title: 'Accounts', user: 'ada', decor, body: logoutForm({ action: '/logoff' }) }) : visitor.go('/login');
const codeForm = '<form id="code" method="post" action="/login/otp"><input name="code"><button>Go on</button></form>';
serve({
  'GET /': (visitor) => {
    if (get(visitor) === null) give(visitor, 'visitor');
    visitor.html({ title: 'Savings', decor });
  },
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm() }),
  'POST /login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.html({ title: 'Log in', decor, body: loginForm({ failed: true }) }, 401);
    sessions.set(visitor.cookies.SID, 'half');
    visitor.go('/login/otp', 303);
  },
  'GET /login/otp': (visitor) => visitor.html({ title: 'Your code', decor, body: codeForm }),
  'POST /login/otp': (visitor) => {
    if (get(visitor) !== 'half' || visitor.form.code !== '181512') return visitor.go('/login', 303);
    give(visitor, 'in');
    visitor.go('/accounts', 303);
  },
  'GET /accounts': account,
  'GET /accounts/giro': account,
  'POST /logoff': (visitor) => {
    give(visitor, 'visitor');
    visitor.go('/', 303);
  },
});
