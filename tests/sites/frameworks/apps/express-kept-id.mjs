import express from 'express';
import session from 'express-session';
import { isRight, loginForm, page, port, secret } from './kit.mjs';

const app = express().disable('x-powered-by');
const decor = ['matomo', 'preferences'];
app.use(express.urlencoded({ extended: false }));
app.use(session({ name: 'sid', secret: secret(), resave: true, saveUninitialized: true, cookie: { sameSite: 'lax' } }));
app.get('/', (req, res) => void res.send(page({ title: 'Forum', user: req.session.user, decor, body: '<a href="/signin">Sign in</a>' })));
app.get('/signin', (_req, res) => void res.send(page({ title: 'Sign in', decor, body: loginForm({ action: '/signin' }) })));
app.post('/signin', (req, res) => {
  if (!isRight(req.body.user, req.body.password))
    return void res.send(page({ title: 'Sign in', decor, body: loginForm({ action: '/signin', failed: true }) }));
  req.session.user = 'ada';
  res.redirect(303, '/me');
});
app.get(['/me', '/me/threads', '/me/letters'], (req, res) =>
  req.session.user
    ? res.send(page({ title: 'My page', user: req.session.user, decor, body: '<a id="logout" href="/signout">Sign out</a>' }))
    : res.redirect('/signin'),
);
app.get('/signout', (req, res) =>
  req.session.destroy(() => {
    res.clearCookie('sid', { sameSite: 'lax' });
    res.redirect('/');
  }),
);
app.listen(port, '127.0.0.1');
