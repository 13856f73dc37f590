import { isRight, randomId, serve } from './kit.mjs';

// Nothing in an address says what it is for, but for a ping that says it of something else. In front stands a filter whose cookie is
// another with every answer.
const decor = ['matomo', 'preferences'];
const sessions = new Set();
const isIn = ({ cookies }) => sessions.has(cookies.gq);
const filter = (visitor) => visitor.set(`edge=${randomId(48)}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=1800`);
const script = `<form><input name="user"><input name="password" type="password"><button type="button" id="enter">Go</button></form>
<p id="state"></p><button id="work">Work</button><button id="leave">Leave</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const call = (path, method = 'GET', body) => fetch(path, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) });
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/v1/identity', 'PUT', { user, password });
  show(answer.ok ? 'in' : 'wrong');
};
document.querySelector('#work').onclick = async () => {
  show('');
  const answer = await call('/v1/nodes');
  if (answer.ok) await call('/auth/ping', 'POST');
  show(answer.ok ? 'working' : 'refused');
};
document.querySelector('#leave').onclick = async () => { await call('/v1/identity', 'DELETE'); show('out'); };
</script>`;
const site = (view) => (visitor) => {
  filter(visitor);
  visitor.html({ ...view, user: isIn(visitor) ? 'ada' : null, decor, body: script });
};
serve({
  'GET /': site({ title: 'Grid' }),
  'GET /board': (visitor) => (isIn(visitor) ? site({ title: 'Board' })(visitor) : visitor.go('/')),
  'PUT /v1/identity': (visitor) => {
    filter(visitor);
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.json({ error: 'wrong' }, 403);
    const id = randomId();
    sessions.add(id);
    visitor.set(`gq=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    visitor.res.writeHead(204).end();
  },
  // Only the server forgets.
  'DELETE /v1/identity': (visitor) => {
    filter(visitor);
    sessions.delete(visitor.cookies.gq);
    visitor.res.writeHead(204).end();
  },
  'GET /v1/nodes': (visitor) => {
    filter(visitor);
    visitor.json({ nodes: [] }, isIn(visitor) ? 200 : 401);
  },
  'POST /auth/ping': (visitor) => visitor.res.writeHead(isIn(visitor) ? 204 : 401).end(),
});
