import { isRight, randomId, serve } from './kit.mjs';

// A script logs in; it copies the readable cookie into a header, and the login changes both cookies.
const decor = ['clarity', 'preferences'];
const sessions = new Map();
const begin = (visitor, user) => {
  const [id, csrf] = [randomId(21), randomId(21)];
  sessions.delete(visitor.cookies.uid);
  sessions.set(id, { user, csrf });
  visitor.set(`uid=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  visitor.set(`tok=${csrf}; Path=/; Secure; SameSite=Lax`);
};
const session = ({ cookies }) => sessions.get(cookies.uid) ?? null;
const checked = (route) => (visitor) => {
  const token = visitor.req.headers['x-csrf-token'];
  if (session(visitor) === null || token !== session(visitor).csrf) return visitor.json({ error: 'csrf' }, 403);
  route(visitor);
};
const api = (visitor) => (session(visitor)?.user ? visitor.json({ greeting: 'Welcome back, Ada' }) : visitor.json({ error: 'out' }, 401));
const script = `<form><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="more">More</button><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const call = (path, method = 'GET', body = {}) => fetch(path, method === 'GET' ? {} : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'x-csrf-token': /tok=([^;]+)/.exec(document.cookie)?.[1] ?? '' } });
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/session', 'POST', { user, password });
  if (!answer.ok) return show('wrong');
  await call('/inbox');
  show('in');
};
document.querySelector('#more').onclick = async () => { show(''); await call('/star', 'POST', { letter: 1 }); const answer = await call('/sent'); show(answer.ok ? 'more' : 'out'); };
document.querySelector('#logout').onclick = async () => { await call('/session', 'DELETE'); show('out'); };
</script>`;
serve({
  'GET /': (visitor) => {
    if (session(visitor) === null) begin(visitor, null);
    visitor.html({ title: 'Inbox', decor, body: script });
  },
  'POST /session': checked((visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.json({ error: 'wrong' }, 422);
    begin(visitor, 'ada');
    visitor.json({ ok: true });
  }),
  'POST /star': checked((visitor) => visitor.json({ ok: true })),
  'DELETE /session': checked((visitor) => {
    begin(visitor, null);
    visitor.json({ ok: true });
  }),
  'GET /inbox': api,
  'GET /sent': api,
});
