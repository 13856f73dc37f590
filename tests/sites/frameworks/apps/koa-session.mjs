import Koa from 'koa';
import session from 'koa-session';
import { isRight, loginForm, logoutForm, page, port, secret } from './kit.mjs';

const app = new Koa();
const decor = ['ga', 'preferences'];
app.keys = [secret()];
app.use(session({ maxAge: 86_400_000 }, app));
app.use(async (ctx) => {
  const html = (view) => {
    ctx.type = 'html';
    ctx.body = page({ ...view, decor });
  };
  if (ctx.path === '/') return html({ title: 'Blog', user: ctx.session.user });
  if (ctx.path === '/login' && ctx.method === 'GET') return html({ title: 'Log in', body: loginForm() });
  if (ctx.path === '/login') {
    let text = '';
    for await (const chunk of ctx.req) text += chunk;
    const { user, password } = Object.fromEntries(new URLSearchParams(text));
    if (!isRight(user, password)) return html({ title: 'Log in', body: loginForm({ failed: true }) });
    ctx.session = { user };
    return ctx.redirect('/posts');
  }
  if (ctx.path.startsWith('/posts')) {
    if (!ctx.session.user) return ctx.redirect('/login');
    ctx.session.last = ctx.path;
    return html({ title: 'Posts', user: ctx.session.user, body: logoutForm() });
  }
  if (ctx.path === '/logout' && ctx.method === 'POST') {
    ctx.session = null;
    ctx.redirect('/');
  }
});
app.listen(port, '127.0.0.1');
