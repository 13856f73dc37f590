import { createHash } from 'node:crypto';
import { isRight, loginForm, logoutForm, randomId, serve } from './kit.mjs';

// A balancer that keeps a visitor on one node by a cookie, and two nodes with memories of their own.
const decor = ['ga', 'cookieyes'];
const nodes = ['10.0.0.7:3000', '10.0.0.8:3000'].map((address) => ({ key: createHash('md5').update(address).digest('hex'), sessions: new Map() }));
const at = (route) => (visitor) => {
  let node = nodes.find(({ key }) => key === visitor.cookies.route);
  if (node === undefined) {
    // New visitors go where there is least to do.
    node = nodes.toSorted((one, other) => one.sessions.size - other.sessions.size)[0];
    visitor.set(`route=${node.key}; Path=/; HttpOnly`);
  }
  route(visitor, node.sessions);
};
const account = at((visitor, sessions) =>
  sessions.has(visitor.cookies.ticket) ? visitor.html({ title: 'Trips', user: 'ada', decor, body: logoutForm() }) : visitor.go('/login'),
);
serve({
  'GET /': at((visitor) => visitor.html({ title: 'Trains', decor })),
  'GET /login': at((visitor) => visitor.html({ title: 'Log in', decor, body: loginForm({ failed: 'wrong' in visitor.query }) })),
  'POST /login': at((visitor, sessions) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go('/login?wrong=1');
    const id = randomId(15);
    sessions.set(id, 'ada');
    visitor.set(`ticket=${id}; Path=/; HttpOnly; SameSite=Lax`);
    visitor.go('/trips');
  }),
  'GET /trips': account,
  'GET /trips/past': account,
  'GET /trips/booked': account,
  'POST /logout': at((visitor, sessions) => {
    sessions.delete(visitor.cookies.ticket);
    visitor.set('ticket=; Path=/; Max-Age=0');
    visitor.go('/');
  }),
});
