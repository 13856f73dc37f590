import cookie from '@fastify/cookie';
import session from '@fastify/session';
import fastify from 'fastify';
import { isRight, page, port, secret } from './kit.mjs';

const app = fastify({ trustProxy: true });
const decor = ['ga', 'clarity', 'visitor'];
await app.register(cookie);
await app.register(session, { secret: secret(), cookie: { secure: true, sameSite: 'lax' }, saveUninitialized: false });
const script = `<form id="login"><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="more">More</button><button id="logout">Log out</button><script>
const call = (path, method, body) => fetch(path, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) });
const show = (text) => { document.querySelector('#state').className = text; document.querySelector('#state').textContent = text; };
const me = async () => { const answer = await call('/api/me', 'GET'); show(answer.ok ? 'in' : 'out'); };
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/api/login', 'POST', { user, password });
  if (answer.ok) await me(); else show('wrong');
};
document.querySelector('#more').onclick = async () => { await call('/api/projects', 'GET'); await call('/api/letters', 'GET'); show('more'); };
document.querySelector('#logout').onclick = async () => { await call('/api/logout', 'POST'); await me(); };
me();
</script>`;
app.get('/', (_request, reply) => reply.type('text/html').send(page({ title: 'Projects', decor, body: script })));
app.post('/api/login', async (request, reply) => {
  if (!isRight(request.body?.user, request.body?.password)) return reply.code(401).send({ error: 'wrong' });
  await request.session.regenerate();
  request.session.user = 'ada';
  return { ok: true };
});
for (const path of ['/api/me', '/api/projects', '/api/letters'])
  app.get(path, async (request, reply) => (request.session.user ? { greeting: 'Welcome back, Ada' } : reply.code(401).send({ error: 'out' })));
app.post('/api/logout', async (request, reply) => {
  await request.session.destroy();
  return reply.code(204).send();
});
await app.listen({ port, host: '127.0.0.1' });
