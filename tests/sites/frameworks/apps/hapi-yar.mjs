import Hapi from '@hapi/hapi';
import yar from '@hapi/yar';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

const server = Hapi.server({ port, host: '127.0.0.1' });
const decor = ['segment', 'onetrust'];
await server.register({ plugin: yar, options: { maxCookieSize: 0, storeBlank: false, cookieOptions: { password: secret(), isSecure: true } } });
const user = (request) => request.yar.get('user');
server.route([
  { method: 'GET', path: '/', handler: (request) => page({ title: 'Bank', user: user(request), decor }) },
  { method: 'GET', path: '/login', handler: (request) => page({ title: 'Log in', decor, body: loginForm({ failed: 'failed' in request.query }) }) },
  {
    method: 'POST',
    path: '/login',
    handler: (request, h) => {
      if (!isRight(request.payload.user, request.payload.password)) return h.redirect('/login?failed');
      request.yar.reset();
      request.yar.set('user', 'ada');
      return h.redirect('/balance');
    },
  },
  {
    method: 'GET',
    path: '/balance/{part?}',
    handler: (request, h) => (user(request) ? page({ title: 'Balance', user: user(request), decor, body: logoutForm() }) : h.redirect('/login')),
  },
  {
    method: 'POST',
    path: '/logout',
    handler: (request, h) => {
      request.yar.reset();
      return h.redirect('/');
    },
  },
]);
await server.start();
