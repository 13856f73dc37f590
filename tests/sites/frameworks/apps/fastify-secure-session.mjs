import { randomBytes } from 'node:crypto';
import form from '@fastify/formbody';
import session from '@fastify/secure-session';
import fastify from 'fastify';
import { isRight, loginForm, logoutForm, page, port } from './kit.mjs';

const app = fastify({ trustProxy: true });
const decor = ['matomo', 'cookieyes'];
await app.register(form);
await app.register(session, { key: randomBytes(32), cookieName: 'state', cookie: { path: '/', httpOnly: true, secure: true } });
const html = (reply, view, status = 200) =>
  reply
    .code(status)
    .type('text/html')
    .send(page({ ...view, decor }));
app.get('/', (request, reply) => html(reply, { title: 'Library', user: request.session.get('user') }));
app.get('/signin', (_request, reply) => html(reply, { title: 'Sign in', body: loginForm({ action: '/signin' }) }));
app.post('/signin', (request, reply) => {
  if (!isRight(request.body?.user, request.body?.password))
    return html(reply, { title: 'Sign in', body: loginForm({ action: '/signin', failed: true }) }, 401);
  request.session.set('user', 'ada');
  return reply.redirect('/loans');
});
for (const path of ['/loans', '/loans/due', '/loans/returned'])
  app.get(path, (request, reply) => {
    const user = request.session.get('user');
    return user ? html(reply, { title: 'Loans', user, body: logoutForm({ action: '/signout' }) }) : reply.redirect('/signin');
  });
app.post('/signout', (request, reply) => {
  request.session.delete();
  return reply.redirect('/');
});
await app.listen({ port, host: '127.0.0.1' });
