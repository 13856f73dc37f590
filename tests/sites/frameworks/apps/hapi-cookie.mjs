import cookie from '@hapi/cookie';
import Hapi from '@hapi/hapi';
import { isRight, loginForm, page, port, secret } from './kit.mjs';

const server = Hapi.server({ port, host: '127.0.0.1' });
const decor = ['clarity', 'preferences'];
await server.register(cookie);
server.auth.strategy('session', 'cookie', {
  cookie: { name: 'sid', password: secret(), isSecure: false, path: '/', ttl: 3_600_000 },
  keepAlive: true,
  redirectTo: '/entrance',
  validate: (_request, session) => ({ isValid: session.user === 'ada', credentials: session }),
});
server.auth.default('session');
const open = { auth: { mode: 'try' }, plugins: { cookie: { redirectTo: false } } };
const user = (request) => (request.auth.isAuthenticated ? 'ada' : null);
server.route([
  { method: 'GET', path: '/', options: open, handler: (request) => page({ title: 'Club', user: user(request), decor }) },
  { method: 'GET', path: '/entrance', options: open, handler: () => page({ title: 'Entrance', decor, body: loginForm({ action: '/entrance' }) }) },
  {
    method: 'POST',
    path: '/entrance',
    options: open,
    handler: (request, h) => {
      if (!isRight(request.payload.user, request.payload.password))
        return h.response(page({ title: 'Entrance', decor, body: loginForm({ action: '/entrance', failed: true }) })).code(403);
      request.cookieAuth.set({ user: 'ada' });
      return h.redirect('/members');
    },
  },
  {
    method: 'GET',
    path: '/members/{part?}',
    handler: (request) => page({ title: 'Members', user: user(request), decor, body: '<a id="logout" href="/leave">Leave</a>' }),
  },
  {
    method: 'GET',
    path: '/leave',
    handler: (request, h) => {
      request.cookieAuth.clear();
      return h.redirect('/');
    },
  },
]);
await server.start();
