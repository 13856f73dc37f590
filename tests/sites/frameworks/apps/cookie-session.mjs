import cookieSession from 'cookie-session';
import express from 'express';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

const app = express();
const decor = ['ga', 'hotjar'];
app.use(express.urlencoded({ extended: false }));
app.use(cookieSession({ name: 'shop', keys: [secret()], maxAge: 86_400_000 }));
app.get('/', (req, res) => void res.send(page({ title: 'Shop', user: req.session.user, decor })));
app.get(
  '/auth/login',
  (req, res) => void res.send(page({ title: 'Log in', decor, body: loginForm({ action: '/auth/login', failed: 'error' in req.query }) })),
);
app.post('/auth/login', (req, res) => {
  if (!isRight(req.body.user, req.body.password)) return res.redirect('/auth/login?error=1');
  req.session.user = 'ada';
  req.session.seen = 0;
  res.redirect('/account');
});
app.get(['/account', '/account/orders', '/account/address'], (req, res) => {
  if (!req.session.user) return res.redirect('/auth/login');
  req.session.seen += 1;
  res.send(page({ title: 'Account', user: req.session.user, decor, body: logoutForm({ action: '/auth/logout' }) }));
});
app.post('/auth/logout', (req, res) => {
  req.session = null;
  res.redirect('/');
});
app.listen(port, '127.0.0.1');
