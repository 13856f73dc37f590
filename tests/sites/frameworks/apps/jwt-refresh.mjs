import jwt from 'jsonwebtoken';
import { isRight, randomId, secret, serve } from './kit.mjs';

const key = secret();
const decor = ['hotjar', 'preferences'];
const accessSeconds = 3;
const families = new Map();
const give = (visitor, user) => {
  const id = randomId();
  families.set(id, user);
  const access = jwt.sign({ sub: user, scope: 'all' }, key, { expiresIn: accessSeconds });
  const refresh = jwt.sign({ sub: user, jti: id }, key, { expiresIn: '7d' });
  visitor.set(`access_token=${access}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=${accessSeconds}`);
  visitor.set(`refresh_token=${refresh}; Path=/auth/refresh; HttpOnly; Secure; SameSite=Strict; Max-Age=604800`);
};
const claims = (token) => {
  try {
    return jwt.verify(token ?? '', key);
  } catch {
    return null;
  }
};
const script = `<form><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="more">More</button><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const call = (path, method = 'GET', body) => fetch(path, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) });
async function api(path) {
  const answer = await call(path);
  if (answer.status !== 401) return answer;
  const fresh = await call('/auth/refresh', 'POST');
  return fresh.ok ? call(path) : answer;
}
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/auth/login', 'POST', { user, password });
  if (!answer.ok) return show('wrong');
  await api('/api/me');
  show('in');
};
document.querySelector('#more').onclick = async () => { show(''); await api('/api/mail'); const answer = await api('/api/files'); show(answer.ok ? 'more' : 'out'); };
document.querySelector('#logout').onclick = async () => { await call('/auth/logout', 'POST'); show('out'); };
</script>`;
const api = (visitor) =>
  claims(visitor.cookies.access_token)?.scope === 'all' ? visitor.json({ greeting: 'Welcome back, Ada' }) : visitor.json({ error: 'expired' }, 401);
serve({
  'GET /': (visitor) => visitor.html({ title: 'Mail', decor, body: script }),
  'POST /auth/login': (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.json({ error: 'wrong' }, 401);
    give(visitor, 'ada');
    visitor.json({ ok: true });
  },
  'POST /auth/refresh': (visitor) => {
    const id = claims(visitor.cookies.refresh_token)?.jti;
    const user = families.get(id);
    if (user === undefined) return visitor.json({ error: 'unknown' }, 401);
    families.delete(id);
    give(visitor, user);
    visitor.json({ ok: true });
  },
  'POST /auth/logout': (visitor) => {
    families.clear();
    visitor.set('access_token=; Path=/; Max-Age=0');
    visitor.set('refresh_token=; Path=/auth/refresh; Max-Age=0');
    visitor.json({ ok: true });
  },
  'GET /api/me': api,
  'GET /api/mail': api,
  'GET /api/files': api,
  // For the recording: says when the access token that was given last is over.
  'GET /expired': (visitor) => setTimeout(() => visitor.text('expired'), (accessSeconds + 1) * 1000),
});
