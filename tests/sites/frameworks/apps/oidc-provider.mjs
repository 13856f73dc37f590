import { isRight, loginForm, randomId, serve } from './kit.mjs';

// The sign-on: OpenID Connect's code flow (OpenID Connect Core §3.1) as far as a browser sees it.
const sessions = new Map();
const codes = new Set();
const user = (visitor) => sessions.get(visitor.cookies.idp_session) ?? null;
const back = (visitor, { redirect_uri, state }) => {
  const code = randomId(20);
  codes.add(code);
  visitor.go(`${redirect_uri}?code=${code}&state=${state}&iss=https%3A%2F%2Fid.test`);
};
serve({
  'GET /authorize': (visitor) => {
    if (user(visitor)) return back(visitor, visitor.query);
    visitor.set(`interaction=${randomId(12)}; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=600`);
    visitor.go(`/login?${new URLSearchParams(visitor.query)}`);
  },
  'GET /login': (visitor) => visitor.html({ title: 'One account', body: loginForm({ hidden: visitor.query, failed: 'failed' in visitor.query }) }),
  'POST /login': (visitor) => {
    const { redirect_uri, state } = visitor.form;
    const query = new URLSearchParams({ redirect_uri, state });
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go(`/login?${query}&failed=1`);
    const id = randomId();
    sessions.set(id, 'ada');
    visitor.set(`idp_session=${id}; Path=/; HttpOnly; Secure; SameSite=None`);
    visitor.set('interaction=; Path=/; Max-Age=0; Secure');
    visitor.go(`/authorize?${query}`, 303);
  },
  // Between servers.
  'POST /token': (visitor) => (codes.delete(visitor.form.code) ? visitor.json({ sub: 'ada' }) : visitor.json({ error: 'invalid_grant' }, 400)),
  'GET /logout': (visitor) => {
    sessions.delete(visitor.cookies.idp_session);
    visitor.set('idp_session=; Path=/; Max-Age=0; Secure; SameSite=None');
    visitor.go(visitor.query.post_logout_redirect_uri);
  },
});
