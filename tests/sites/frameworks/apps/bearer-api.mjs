import { isRight, randomId, serve } from './kit.mjs';

const decor = ['ga', 'hotjar'];
const tokens = new Set();
const known = ({ req }) => tokens.has((req.headers.authorization ?? '').replace(/^Bearer /, ''));
const api = (visitor) => (known(visitor) ? visitor.json({ greeting: 'Welcome back, Ada' }) : visitor.json({ error: 'unauthenticated' }, 401));
const script = `<form><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="more">More</button><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const call = (path, method = 'GET', body) => {
  const token = localStorage.getItem('token');
  return fetch(path, { method, headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(token ? { authorization: 'Bearer ' + token } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
};
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/api/auth/login', 'POST', { user, password });
  if (!answer.ok) return show('wrong');
  localStorage.setItem('token', (await answer.json()).token);
  await call('/api/profile');
  show('in');
};
document.querySelector('#more').onclick = async () => { show(''); await call('/api/orders'); const answer = await call('/api/invoices'); show(answer.ok ? 'more' : 'out'); };
document.querySelector('#logout').onclick = async () => { await call('/api/auth/logout', 'POST'); localStorage.removeItem('token'); show('out'); };
</script>`;
serve({
  'GET /': (visitor) => visitor.html({ title: 'Office', decor, body: script }),
  'POST /api/auth/login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.json({ error: 'wrong' }, 401);
    const token = randomId(32);
    tokens.add(token);
    visitor.json({ token });
  },
  'POST /api/auth/logout': (visitor) => {
    tokens.clear();
    visitor.json({ ok: true });
  },
  'GET /api/profile': api,
  'GET /api/orders': api,
  'GET /api/invoices': api,
});
