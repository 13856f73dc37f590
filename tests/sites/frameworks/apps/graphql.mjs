import { randomUUID } from 'node:crypto';
import { isRight, serve } from './kit.mjs';

// Everything is asked of one address: the login too.
const decor = ['segment', 'onetrust'];
const sessions = new Map();
const user = ({ cookies }) => sessions.get(cookies.gsid) ?? null;
const app = `<p id="state"></p><form><input name="user"><input name="password" type="password"><button type="button" id="enter">Log in</button></form><button id="more">More</button><button id="logout">Log out</button><script>
const show = (text) => { document.querySelector('#state').className = text; };
const ask = async (query, variables) => (await fetch('/graphql', { method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json' } })).json();
if (location.pathname === '/login') ask('{ settings { motto } }');
else ask('{ me { name } }').then(({ data }) => show(data?.me ? 'in' : 'out'));
document.querySelector('#enter').onclick = async () => {
  const [user, password] = [...document.querySelectorAll('input')].map((field) => field.value);
  const { data } = await ask('mutation { signIn }', { user, password });
  if (data?.signIn) location.href = '/board'; else show('wrong');
};
document.querySelector('#more').onclick = async () => { await ask('{ cards { title } }'); await ask('mutation { moveCard }'); show('more'); };
document.querySelector('#logout').onclick = async () => { await fetch('/api/signout', { method: 'POST' }); location.href = '/login'; };
</script>`;
const html = (visitor) => visitor.html({ title: 'Board', decor, body: app });
serve({
  'GET /login': html,
  'GET /board': html,
  'GET /board/cards': html,
  'GET /whoami': (visitor) => (user(visitor) ? visitor.json({ greeting: 'Welcome back, Ada' }) : visitor.json({ error: 'out' }, 401)),
  'POST /graphql': (visitor) => {
    const { query, variables } = visitor.form;
    if (query.includes('signIn')) {
      if (!isRight(variables.user, variables.password)) return visitor.json({ errors: [{ message: 'wrong' }] });
      const id = randomUUID();
      sessions.set(id, 'ada');
      visitor.set(`gsid=${id}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=604800`);
      return visitor.json({ data: { signIn: true } });
    }
    visitor.json({ data: { me: user(visitor) ? { name: 'ada' } : null, cards: [] } });
  },
  'POST /api/signout': (visitor) => {
    sessions.delete(visitor.cookies.gsid);
    visitor.set('gsid=; Path=/; Max-Age=0; Secure');
    visitor.json({ ok: true });
  },
});
