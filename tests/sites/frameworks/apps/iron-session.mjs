import { getIronSession } from 'iron-session';
import { isRight, loginForm, logoutForm, secret, serve } from './kit.mjs';

const options = { password: secret(), cookieName: 'tea_auth', cookieOptions: { secure: true } };
const decor = ['ga', 'stripe'];
const account = async (visitor) => {
  const session = await getIronSession(visitor.req, visitor.res, options);
  if (!session.user) return visitor.go('/login', 307);
  visitor.html({ title: 'Dashboard', user: session.user, decor, body: logoutForm({ action: '/api/logout' }) });
};
serve({
  'GET /': async (visitor) => visitor.html({ title: 'Start', user: (await getIronSession(visitor.req, visitor.res, options)).user, decor }),
  'GET /login': (visitor) => visitor.html({ title: 'Log in', decor, body: loginForm({ action: '/api/login', failed: 'error' in visitor.query }) }),
  'POST /api/login': async (visitor) => {
    if (!isRight(visitor.form.user, visitor.form.password)) return visitor.go('/login?error=credentials', 303);
    const session = await getIronSession(visitor.req, visitor.res, options);
    session.user = 'ada';
    await session.save();
    visitor.go('/dashboard', 303);
  },
  'GET /dashboard': account,
  'GET /dashboard/team': account,
  'GET /dashboard/bills': account,
  'POST /api/logout': async (visitor) => {
    (await getIronSession(visitor.req, visitor.res, options)).destroy();
    visitor.go('/', 303);
  },
});
