import http from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { page, port, secret } from './kit.mjs';

const auth = betterAuth({
  secret: secret(),
  baseURL: 'https://cloud.test',
  database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
  emailAndPassword: { enabled: true },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
});
await auth.api.signUpEmail({ body: { name: 'ada', email: 'ada@cloud.test', password: 'lovelace' } });
const decor = ['matomo', 'onetrust'];
const script = `<form><input name="email"><input name="password" type="password"><button type="button" id="enter">Log in</button></form>
<p id="state"></p><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const call = (path, body) => fetch('/api/auth' + path, body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {});
const me = async () => { const session = await (await call('/get-session')).json(); show(session ? 'in' : 'out'); };
document.querySelector('#enter').onclick = async () => {
  const [email, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const answer = await call('/sign-in/email', { email, password });
  if (answer.ok) await me(); else show('wrong');
};
document.querySelector('#logout').onclick = async () => { await call('/sign-out', {}); await me(); };
me();
</script>`;
const handler = toNodeHandler(auth);
http
  .createServer(async (req, res) => {
    const path = (req.url ?? '/').split('?')[0];
    if (path.startsWith('/api/auth/')) return handler(req, res);
    const html = (view, status = 200) => res.writeHead(status, { 'content-type': 'text/html' }).end(page({ ...view, decor }));
    if (path === '/') return html({ title: 'Cloud', body: script });
    const session = await auth.api.getSession({ headers: fromNodeHeaders(req.headers) });
    if (path === '/files' || path === '/files/shared')
      return session ? html({ title: 'Files', user: session.user.name }) : res.writeHead(302, { location: '/' }).end();
    html({ title: 'Not here' }, 404);
  })
  .listen(port, '127.0.0.1');
