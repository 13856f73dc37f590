import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { isRight, loginForm, logoutForm, serve } from './kit.mjs';

// As Laravel's Encrypter does it: JSON of iv, value and mac in base64; new ciphertext for the same id with every answer.
const key = randomBytes(32);
const decor = ['ga', 'hotjar'];
const sessions = new Map();
const opened = new Map();
const seal = (text) => {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const value = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
  const mac = createHmac('sha256', key)
    .update(iv.toString('base64') + value)
    .digest('hex');
  const sealed = Buffer.from(JSON.stringify({ iv: iv.toString('base64'), value, mac, tag: '' })).toString('base64');
  opened.set(encodeURIComponent(sealed), text);
  return encodeURIComponent(sealed);
};
const idOf = ({ cookies }) => opened.get(cookies.bookshop_session);
const inTwoHours = () => `Expires=${new Date(Date.now() + 7_200_000).toUTCString()}; Max-Age=7200; Path=/; SameSite=Lax`;
const send = (visitor, id) => {
  const session = sessions.get(id);
  visitor.set(`XSRF-TOKEN=${seal(session.csrf)}; ${inTwoHours()}`);
  visitor.set(`bookshop_session=${seal(id)}; HttpOnly; ${inTwoHours()}`);
};
const begin = (user) => {
  const id = randomBytes(20).toString('hex');
  sessions.set(id, { user, csrf: randomBytes(20).toString('hex') });
  return id;
};
const handle = (route) => (visitor) => {
  const id = sessions.has(idOf(visitor)) ? idOf(visitor) : begin(null);
  route(visitor, id, sessions.get(id).user);
};
const hidden = (id) => ({ hidden: { _token: sessions.get(id).csrf } });
const account = handle((visitor, id, user) => {
  send(visitor, id);
  if (user) visitor.html({ title: 'Home', user, decor, body: logoutForm(hidden(id)) });
  else visitor.go('/login');
});
serve({
  'GET /': handle((visitor, id, user) => {
    send(visitor, id);
    visitor.html({ title: 'Books', user, decor });
  }),
  'GET /login': handle((visitor, id) => {
    send(visitor, id);
    visitor.html({ title: 'Log in', decor, body: loginForm(hidden(id)) });
  }),
  'POST /login': handle((visitor, id) => {
    if (!isRight(visitor.form.user, visitor.form.password)) {
      send(visitor, id);
      return visitor.go('/login');
    }
    sessions.delete(id);
    send(visitor, begin('ada'));
    visitor.go('/home');
  }),
  'GET /home': account,
  'GET /home/orders': account,
  'GET /home/wishes': account,
  'POST /logout': handle((visitor, id) => {
    sessions.delete(id);
    send(visitor, begin(null));
    visitor.go('/');
  }),
});
