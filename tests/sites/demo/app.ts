import { createHash, randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import { doubleCsrf } from 'csrf-csrf';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import session from 'express-session';
import { faults as allFaults, type FaultId } from './faults.ts';
import { accountPage, analytics, css, faultsPage, home, icon, loginPage, products, type View } from './pages.ts';

declare module 'express-session' {
  interface SessionData {
    user: string;
    cart: string[];
  }
}

const sessionCookie = 'connect.sid';
const accounts: Readonly<Record<string, string>> = { ada: 'lovelace', grace: 'hopper' };
const monthInMs = 30 * 24 * 60 * 60 * 1000;

/** The shop. `faults` is read on every request, so a switch works at once. `partner` is the origin of the embedded page. */
export function createShop(faults: Set<FaultId>, partner: (secure: boolean) => string): Express {
  const app = express().disable('x-powered-by');
  const csrfSecret = randomBytes(32).toString('hex');
  const rememberTokens = new Map<string, string>();
  /** For the fault of a logout that only clears the browser: the last `Cookie` value that logged out. */
  let lastLoggedOut: string | null = null;

  app.get('/static/shop.css', (_, res) => void res.type('css').set('cache-control', 'public, max-age=60').send(css));
  app.get('/static/analytics.js', (_, res) => void res.type('js').set('cache-control', 'public, max-age=60').send(analytics));
  app.get('/static/icon.svg', (_, res) => void res.type('svg').set('cache-control', 'public, max-age=60').send(icon));

  app.use((req, res, next) => {
    res.set({
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; frame-src 'self' ${partner(req.secure)}; frame-ancestors 'none'`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    if (req.secure) res.set('strict-transport-security', 'max-age=31536000');
    next();
  });
  app.use(cookieParser());
  app.use(express.urlencoded({ extended: false }));
  app.use(
    session({
      secret: randomBytes(32).toString('hex'),
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
    }),
  );
  app.use((req, _, next) => {
    req.session.cookie.httpOnly = !faults.has('session-without-http-only');
    next();
  });

  const { generateCsrfToken, doubleCsrfProtection } = doubleCsrf({
    getSecret: () => csrfSecret,
    getSessionIdentifier: (req) => req.session.user ?? 'visitor',
    cookieName: 'csrf',
    cookieOptions: { sameSite: 'strict', httpOnly: true, path: '/', secure: true },
    getCsrfTokenFromRequest: (req) => req.body?._csrf,
  });
  app.use(doubleCsrfProtection);

  app.use((req, res, next) => {
    if (req.cookies['srv_id'] === undefined)
      res.cookie('srv_id', createHash('md5').update('10.0.0.7:3000').digest('hex'), { ...own(req), httpOnly: true });
    next();
  });
  // "Remember me" brings a login back when the session is gone.
  app.use((req, _, next) => {
    const user = rememberTokens.get(String(req.cookies['remember'] ?? ''));
    if (req.session.user !== undefined || user === undefined) return next();
    req.session.regenerate((error) => {
      if (!error) req.session.user = user;
      next(error);
    });
  });

  const view = (req: Request, res: Response): View => ({
    user: req.session.user ?? null,
    cart: req.session.cart?.length ?? 0,
    csrf: generateCsrfToken(req, res),
    language: req.cookies['lang'] === 'ko' ? 'ko' : 'en',
  });
  const onlyUsers = (req: Request, res: Response, next: NextFunction) => (req.session.user === undefined ? res.redirect('/login') : next());

  app.get('/', (req, res) => {
    setFaultyCookies(res, faults);
    const canReturn = lastLoggedOut !== null && faults.has('logout-client-only') && req.session.user === undefined;
    res.send(
      home(
        view(req, res),
        canReturn ? '<p class="notice">You are logged out. <a href="/old-id" id="old-id">Come back with the old session id</a></p>' : '',
      ),
    );
  });
  app.post('/cart', (req, res) => {
    const product = products.find(({ id }) => id === req.body?.product);
    if (product) req.session.cart = [...(req.session.cart ?? []), product.id];
    res.redirect('/');
  });
  app.get('/login', (req, res) => void res.send(loginPage(view(req, res), 'failed' in req.query)));
  app.post('/login', (req, res, next) => {
    const { user, password, remember } = req.body ?? {};
    if (typeof user !== 'string' || !Object.hasOwn(accounts, user) || accounts[user] !== password) return res.redirect('/login?failed');
    const cart = req.session.cart ?? [];
    const done = (error?: unknown) => {
      if (error) return next(error);
      req.session.user = user;
      req.session.cart = cart;
      req.session.cookie.httpOnly = !faults.has('session-without-http-only');
      // The cookie goes to /login alone, and never to the page that needs it.
      if (faults.has('login-loop')) req.session.cookie.path = '/login';
      if (remember !== undefined) {
        const token = randomBytes(24).toString('base64url');
        rememberTokens.set(token, user);
        res.cookie('remember', token, { ...own(req), httpOnly: true, maxAge: monthInMs });
      }
      res.redirect(faults.has('session-id-in-url') ? `/account?sid=${encodeURIComponent(req.sessionID)}` : '/account');
    };
    if (faults.has('session-not-rotated')) done();
    else req.session.regenerate(done);
  });
  app.get('/account', onlyUsers, (req, res) => void res.send(accountPage(view(req, res), 'Account', ['Member since 1843'])));
  app.get(
    '/account/orders',
    onlyUsers,
    (req, res) => void res.send(accountPage(view(req, res), 'Orders', ['No. 1815: a cookie jar', 'No. 1852: two mugs'])),
  );
  app.get('/account/settings', onlyUsers, (req, res) => void res.send(accountPage(view(req, res), 'Settings', ['Letters: never'])));
  app.post('/logout', (req, res, next) => {
    rememberTokens.delete(String(req.cookies['remember'] ?? ''));
    res.clearCookie('remember', { ...own(req), httpOnly: true });
    res.clearCookie(sessionCookie, { ...own(req), httpOnly: true });
    if (faults.has('logout-client-only')) {
      lastLoggedOut = String(req.cookies[sessionCookie] ?? '');
      return res.redirect('/');
    }
    req.session.destroy((error) => (error ? next(error) : res.redirect('/')));
  });
  app.get('/old-id', (req, res) => {
    if (lastLoggedOut !== null && faults.has('logout-client-only')) res.cookie(sessionCookie, lastLoggedOut, { ...own(req), httpOnly: true });
    res.redirect('/account');
  });
  app.get('/language', (req, res) => {
    const year = 365 * 24 * 60 * 60 * 1000;
    res.cookie('lang', req.query['to'] === 'ko' ? 'ko' : 'en', { ...own(req), maxAge: year });
    res.redirect('/');
  });
  app.get('/api/:what', (req, res) => void res.json({ what: req.params.what, items: products.length }));
  app.get('/partner-frame', (req, res) => res.redirect(`${partner(req.secure)}/frame`));
  app.get('/faults', (req, res) => void res.send(faultsPage(view(req, res), faults)));
  app.post('/faults', (req, res) => {
    const chosen = new Set([req.body?.fault ?? []].flat());
    faults.clear();
    for (const { id } of allFaults) if (chosen.has(id)) faults.add(id);
    res.redirect('/faults');
  });
  return app;
}

/** The page of another company in a frame of the shop. */
export function createPartner(): Express {
  const app = express().disable('x-powered-by');
  app.get('/frame', (req, res) => {
    if (!req.headers.cookie?.includes('partner_id=')) {
      res.append('set-cookie', `partner_id=${randomBytes(12).toString('hex')}; Path=/; Max-Age=2592000; Secure; SameSite=None; Partitioned`);
    }
    res
      .set('cache-control', 'no-store')
      .send('<!doctype html><meta charset="utf-8"><p style="font:14px system-ui;opacity:.7">Shipped by Partner, a site of its own.</p>');
  });
  return app;
}

/** What every cookie of the shop has in common. */
function own(req: Request): { readonly path: '/'; readonly sameSite: 'lax'; readonly secure: boolean } {
  return { path: '/', sameSite: 'lax', secure: req.secure };
}

function setFaultyCookies(res: Response, faults: ReadonlySet<FaultId>): void {
  if (faults.has('same-site-none-insecure')) res.append('set-cookie', 'wishlist=teapot.mug; Path=/; SameSite=None');
  if (faults.has('foreign-domain')) res.append('set-cookie', 'newsletter=seen; Path=/; Domain=news.example; SameSite=Lax');
  if (faults.has('host-prefix-with-path')) res.append('set-cookie', '__Host-basket=3; Path=/cart; Secure; SameSite=Lax');
  if (faults.has('oversized-cookie')) res.append('set-cookie', `recently_viewed=${'teapot.'.repeat(700)}; Path=/; SameSite=Lax`);
}
