import express from 'express';
import session from 'express-session';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

const app = express();
const decor = ['ga', 'onetrust'];
app.set('trust proxy', true);
app.use(express.urlencoded({ extended: false }));
app.use(session({ secret: secret(), resave: false, saveUninitialized: true, cookie: { secure: 'auto' } }));
app.get('/', (req, res) => void res.send(page({ title: 'Tea', user: req.session.user, decor, body: '<a href="/login">Log in</a>' })));
app.get('/login', (req, res) => void res.send(page({ title: 'Log in', decor, body: loginForm({ failed: 'failed' in req.query }) })));
app.post('/login', (req, res, next) => {
  if (!isRight(req.body.user, req.body.password)) return res.redirect('/login?failed');
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.user = 'ada';
    res.redirect('/account');
  });
});
app.get(['/account', '/account/orders'], (req, res) =>
  req.session.user ? res.send(page({ title: 'Account', user: req.session.user, decor, body: logoutForm() })) : res.redirect('/login'),
);
app.post('/logout', (req, res) => req.session.destroy(() => res.redirect('/')));
app.listen(port, '127.0.0.1');
