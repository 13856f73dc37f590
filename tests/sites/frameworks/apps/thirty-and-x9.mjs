import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// Thirty that look drawn at random, as real pages collect them: most of other makers, some of our own, some new with every page.
const decor = ['ga', 'matomo', 'hotjar', 'clarity', 'segment', 'onetrust', 'cookieyes', 'visitor', 'stripe'];
const own = ['_qz', 'bd7', 'uxp', 'fpc', 'k3', 'tl_cid', 'm_uid', 'abv', 'ff_seed', 'rq', 'yb', 'pvid', 'dtm_token', 'cmp_hash'];
const always = new Set(['_qz', 'rq', 'pvid']);
const sessions = new Map();
const meet = (visitor) => {
  for (const [index, name] of own.entries()) {
    if (visitor.cookies[name] !== undefined && !always.has(name)) continue;
    visitor.set(
      `${name}=${randomId(9 + (index % 5) * 3)}; Path=/; Max-Age=${86_400 * (1 + index * 20)}${index % 3 === 0 ? '; HttpOnly; Secure' : ''}; SameSite=Lax`,
    );
  }
  if (!sessions.has(visitor.cookies.x9)) give(visitor, null);
};
const give = (visitor, user) => {
  const id = randomId(18);
  sessions.delete(visitor.cookies.x9);
  sessions.set(id, user);
  visitor.set(`x9=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
};
const user = (visitor) => sessions.get(visitor.cookies.x9) ?? null;
const account = (visitor) => {
  meet(visitor);
  if (user(visitor)) visitor.html({ title: 'Account', user: user(visitor), decor, body: logoutForm() });
  else visitor.go('/login');
};
serve({
  'GET /': (visitor) => {
    meet(visitor);
    visitor.html({ title: 'Magazine', user: user(visitor), decor });
  },
  'GET /login': (visitor) => {
    meet(visitor);
    visitor.html({ title: 'Log in', decor, body: loginForm({ failed: 'failed' in visitor.query }) });
  },
  'POST /login': (visitor) => {
    meet(visitor);
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go('/login?failed');
    give(visitor, 'ada');
    // Marketing counts logins too.
    visitor.set(`evt=${randomId(12)}; Path=/; Max-Age=7776000; SameSite=Lax`);
    visitor.go('/account');
  },
  'GET /account': account,
  'GET /account/articles': account,
  'GET /account/letters': account,
  'POST /logout': (visitor) => {
    sessions.delete(visitor.cookies.x9);
    visitor.set('x9=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax');
    visitor.go('/');
  },
});
