import cookieSession from 'cookie-session';
import express from 'express';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

const app = express().disable('x-powered-by');
const decor = ['segment', 'preferences'];
app.use(express.urlencoded({ extended: false }));
app.use(cookieSession({ name: 'me', keys: [secret()] }));
app.get('/', (req, res) => {
  // Something is in it before anybody logs in.
  req.session.first ??= Date.now();
  res.send(page({ title: 'Bakery', user: req.session.user, decor }));
});
app.get('/login', (_req, res) => void res.send(page({ title: 'Log in', decor, body: loginForm() })));
app.post('/login', (req, res) => {
  if (!isRight(req.body.user, req.body.password))
    return void res.status(401).send(page({ title: 'Log in', decor, body: loginForm({ failed: true }) }));
  req.session.user = 'ada';
  res.redirect('/bread');
});
app.get(['/bread', '/bread/rye', '/bread/wheat'], (req, res) =>
  req.session.user ? res.send(page({ title: 'Bread', user: 'ada', decor, body: logoutForm() })) : res.redirect('/login'),
);
app.post('/logout', (req, res) => {
  req.session = null;
  res.redirect('/');
});
app.listen(port, '127.0.0.1');
