import express from 'express';
import session from 'express-session';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

// Two nodes with the same secret, each with its own memory; a balancer in front that knows nothing of sessions.
const decor = ['matomo', 'onetrust'];
const key = secret();
const nodes = { a: node(), b: node() };
let next = 'a';
const balancer = express();
// For the recording: which node gets the next requests.
balancer.get('/to/:node', (req, res) => {
  next = req.params.node;
  res.type('text').send(next);
});
balancer.use((req, res) => nodes[next](req, res));
balancer.listen(port, '127.0.0.1');

function node() {
  const app = express().disable('x-powered-by');
  app.use(express.urlencoded({ extended: false }));
  app.use(session({ secret: key, resave: false, saveUninitialized: true }));
  const account = (req, res) =>
    req.session.user ? res.send(page({ title: 'Basket', user: 'ada', decor, body: logoutForm() })) : res.redirect('/login');
  app.get('/', (req, res) => void res.send(page({ title: 'Market', user: req.session.user, decor })));
  app.get('/login', (_req, res) => void res.send(page({ title: 'Log in', decor, body: loginForm() })));
  app.post('/login', (req, res) => {
    if (!isRight(req.body.user, req.body.password)) return res.redirect('/login?wrong');
    req.session.regenerate(() => {
      req.session.user = 'ada';
      res.redirect('/basket');
    });
  });
  app.get('/basket', account);
  app.get('/basket/saved', account);
  app.post('/logout', (req, res) => req.session.destroy(() => res.redirect('/')));
  return app;
}
