import jwt from 'jsonwebtoken';
import { isRight, secret, serve } from './kit.mjs';

// The token comes in the body; a script keeps it in a cookie, and throws it away at logout without telling the server.
const key = secret();
const decor = ['ga', 'cookieyes'];
const known = ({ cookies }) => {
  try {
    return jwt.verify(cookies.token ?? '', key).sub;
  } catch {
    return null;
  }
};
const account = (visitor) => (known(visitor) ? visitor.html({ title: 'Reports', user: 'ada', decor }) : visitor.go('/#login'));
const script = `<form><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await fetch('/api/login', { method: 'POST', body: JSON.stringify({ user, password }), headers: { 'content-type': 'application/json' } });
  if (!answer.ok) return show('wrong');
  document.cookie = 'token=' + (await answer.json()).token + '; path=/; max-age=3600; samesite=strict';
  await fetch('/api/me');
  show('in');
};
document.querySelector('#logout').onclick = () => { document.cookie = 'token=; path=/; max-age=0'; show('out'); };
</script>`;
serve({
  'GET /': (visitor) => visitor.html({ title: 'Reports', decor, body: script }),
  'POST /api/login': (visitor) =>
    isRight(visitor.form.user, visitor.form.password)
      ? visitor.json({ token: jwt.sign({ sub: 'ada', role: 'member' }, key, { expiresIn: '1h' }) })
      : visitor.json({ error: 'wrong' }, 400),
  'GET /api/me': (visitor) => (known(visitor) ? visitor.json({ name: 'ada' }) : visitor.json({ error: 'out' }, 401)),
  'GET /reports': account,
  'GET /reports/sales': account,
});
