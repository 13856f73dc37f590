import http from 'node:http';
import { logoutForm, randomId, serve } from './kit.mjs';

// An application that has no login of its own. HOST and COOKIE name it; FAR=1 logs out at the sign-on too.
const { HOST, COOKIE, FAR, PEER_PORT } = process.env;
const decor = ['ga', 'cookieyes'];
const sessions = new Map();
const states = new Set();
const user = (visitor) => sessions.get(visitor.cookies[COOKIE]) ?? null;
const lax = 'Path=/; HttpOnly; Secure; SameSite=Lax';
const account = (visitor) => {
  if (user(visitor)) return visitor.html({ title: HOST, user: 'ada', decor, body: logoutForm() });
  const state = randomId(16);
  states.add(state);
  visitor.set(`oauth_state=${state}; ${lax}; Max-Age=600`);
  visitor.go(
    `https://id.test/authorize?response_type=code&client_id=${HOST}&scope=openid&redirect_uri=https%3A%2F%2F${HOST}%2Fcallback&state=${state}`,
  );
};
serve({
  'GET /': (visitor) => visitor.html({ title: HOST, user: user(visitor), decor, body: '<a id="enter" href="/desk">Log in</a>' }),
  'GET /desk': account,
  'GET /desk/letters': account,
  'GET /callback': async (visitor) => {
    const { code, state } = visitor.query;
    if (!states.delete(state) || visitor.cookies.oauth_state !== state) return visitor.html({ title: 'Not from here' }, 400);
    const { sub } = await exchange(code);
    const id = randomId();
    sessions.set(id, sub);
    visitor.set(`${COOKIE}=${id}; ${lax}`);
    visitor.set('oauth_state=; Path=/; Max-Age=0; Secure');
    visitor.go('/desk');
  },
  'POST /logout': (visitor) => {
    sessions.delete(visitor.cookies[COOKIE]);
    visitor.set(`${COOKIE}=; Path=/; Max-Age=0; Secure`);
    visitor.go(FAR === '1' ? `https://id.test/logout?post_logout_redirect_uri=https%3A%2F%2F${HOST}%2F` : '/');
  },
});

function exchange(code) {
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: '127.0.0.1', port: PEER_PORT, path: '/token', method: 'POST' }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve(JSON.parse(text));
    });
    sent.on('error', reject);
    sent.end(new URLSearchParams({ code }).toString());
  });
}
