import { createHmac, randomBytes } from 'node:crypto';
import { randomId, secret, serve } from './kit.mjs';

const key = secret();
const decor = ['ga', 'matomo', 'onetrust', 'visitor', 'preferences'];
const sign = (nonce) => createHmac('sha256', key).update(nonce).digest('base64url');
const open = (visitor, title, body = '') => {
  let csrf = visitor.cookies.csrf_nonce;
  if (csrf === undefined) {
    csrf = randomBytes(16).toString('hex');
    visitor.set(`csrf_nonce=${csrf}; Path=/; HttpOnly; Secure; SameSite=Strict`);
  }
  if (visitor.cookies.visitor_key === undefined) visitor.set(`visitor_key=${randomId(16)}; Path=/; Max-Age=31536000; Secure; SameSite=Lax; HttpOnly`);
  if (visitor.cookies.lang === undefined) visitor.set('lang=en; Path=/; Max-Age=31536000; SameSite=Lax');
  visitor.set(`bm_tok=${randomId(60)}; Path=/; HttpOnly; Secure; Max-Age=1800`);
  visitor.html({ title, decor, body: body.replace('TOKEN', sign(csrf)) });
};
const form =
  '<form id="letter" method="post" action="/newsletter"><input type="hidden" name="csrf" value="TOKEN"><input name="email"><button>Subscribe</button></form>';
const found =
  '<form id="search" method="get" action="/search"><input name="q"><button>Search</button></form><a id="article" href="/article/cookies">Cookies</a>';
serve({
  'GET /': (visitor) => open(visitor, 'Newspaper', form + found),
  'GET /search': (visitor) => open(visitor, 'Found', found),
  'GET /article/cookies': (visitor) =>
    open(visitor, 'Cookies', '<form id="comment" method="post" action="/comments"><input name="text"><button>Send</button></form>'),
  'POST /newsletter': (visitor) => {
    visitor.set('nl=1; Path=/; Max-Age=31536000; SameSite=Lax');
    visitor.go('/?thanks', 303);
  },
  'POST /comments': (visitor) => open(visitor, 'Thank you'),
  'GET /subscribe': (visitor) => open(visitor, 'Subscriptions'),
});
