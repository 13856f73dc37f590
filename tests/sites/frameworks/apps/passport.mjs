import express from 'express';
import session from 'express-session';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { isRight, loginForm, page, port, secret } from './kit.mjs';

passport.use(new Strategy({ usernameField: 'user' }, (user, password, done) => done(null, isRight(user, password) ? { id: user } : false)));
passport.serializeUser((user, done) => done(null, user.id));
passport.deserializeUser((id, done) => done(null, { id }));

const app = express();
const decor = ['ga', 'segment', 'cookieyes'];
app.set('trust proxy', true);
app.use(express.urlencoded({ extended: false }));
app.use(
  session({ name: 'app', secret: secret(), resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax', maxAge: 3_600_000 } }),
);
app.use(passport.session());
app.get('/', (req, res) => void res.send(page({ title: 'Todo', user: req.user?.id, decor })));
app.get('/login', (_req, res) => void res.send(page({ title: 'Log in', decor, body: loginForm({ action: '/login/password' }) })));
app.post('/login/password', passport.authenticate('local', { successRedirect: '/todos', failureRedirect: '/login' }));
app.get(['/todos', '/todos/active', '/todos/completed'], (req, res) =>
  req.user ? res.send(page({ title: 'Todos', user: req.user.id, decor, body: '<a id="logout" href="/logout">Log out</a>' })) : res.redirect('/login'),
);
app.get('/logout', (req, res, next) => req.logout((error) => (error ? next(error) : res.redirect('/'))));
app.listen(port, '127.0.0.1');
