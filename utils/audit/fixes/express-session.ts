import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const sessionDocs = 'https://expressjs.com/en/resources/middleware/session.html';

const option = (code: string): Piece => ({ place: 'cookie', code });
const app = (code: string): Piece => ({ place: 'app', code });

/** https://expressjs.com/en/resources/middleware/session.html and the API of Express itself. */
export const expressSession: Fixer = {
  id: 'express-session',
  name: 'express-session',
  serves: ['express-session'],
  places: {
    app: { file: 'app.js', language: 'js', docs: 'https://expressjs.com/en/5x/api.html#app.set', wrap: plainly },
    session: {
      file: 'app.js: session({ … })',
      language: 'js',
      docs: sessionDocs,
      wrap: (lines) => block('app.use(session({', ['// …', ...lines], '}));'),
    },
    cookie: {
      file: 'app.js: session({ … })',
      language: 'js',
      docs: sessionDocs,
      wrap: (lines) => block('app.use(session({', ['// …', block('cookie: {', lines, '},')], '}));'),
    },
    response: { file: 'app.js', language: 'js', docs: 'https://expressjs.com/en/5x/api.html#res.cookie', wrap: plainly },
    login: {
      file: 'app.js: login',
      language: 'js',
      docs: `${sessionDocs}#user-login`,
      wrap: (lines) => block("app.post('/login', (req, res, next) => {", lines, '});'),
    },
    logout: {
      file: 'app.js: logout',
      language: 'js',
      docs: `${sessionDocs}#user-login`,
      wrap: (lines) => block("app.post('/logout', (req, res, next) => {", lines, '});'),
    },
  },
  session: {
    // Behind a proxy that ends TLS, `secure` alone leaves the cookie out: https://expressjs.com/en/guide/behind-proxies.html
    secure: () => [app("app.set('trust proxy', 1); // behind a proxy that ends TLS"), option('secure: true,')],
    'http-only': () => [option('httpOnly: true,')],
    'same-site': ({ sameSite }) => [option(`sameSite: '${(sameSite ?? 'Lax').toLowerCase()}',`)],
    'host-only': () => [option('domain: undefined,')],
    path: ({ path }) => [option(`path: '${path}',`)],
    prefix: ({ newName }) => [{ place: 'session', code: `name: '${newName}',` }],
    partitioned: () => [option('partitioned: true,')],
    lifetime: ({ maxAge }) => [option(maxAge === null ? 'maxAge: null,' : `maxAge: ${maxAge} * 1000,`)],
  },
  cookie: (wanted) => ({ place: 'response', code: `res.cookie('${wanted.newName}', value, { ${optionsOf(wanted)} });` }),
  behaviour: {
    'rotate-at-login': () => [
      {
        place: 'login',
        code: block(
          'req.session.regenerate((error) => {',
          [
            'if (error) return next(error);',
            'req.session.user = user.id;',
            "req.session.save((error) => (error ? next(error) : res.redirect('/')));",
          ],
          '});',
        ),
      },
    ],
    'end-at-logout': (wanted) => [
      {
        place: 'logout',
        code: block(
          'req.session.destroy((error) => {',
          ['if (error) return next(error);', clear(wanted), "res.set('Clear-Site-Data', '\"cookies\"').redirect('/');"],
          '});',
        ),
      },
    ],
    'delete-cookie': (wanted) => [{ place: 'response', code: clear(wanted) }],
    'idle-timeout': () => [
      { place: 'session', code: 'rolling: true,' },
      { place: 'session', code: 'cookie: { maxAge: 30 * 60 * 1000 },' },
    ],
    'absolute-timeout': () => [
      app(
        block(
          'app.use((req, res, next) => {',
          ['// loginAt: set at login', 'if (req.session.loginAt < new Date() - 24 * 60 * 60 * 1000) return req.session.regenerate(next);', 'next();'],
          '});',
        ),
      ),
    ],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      header('Strict-Transport-Security', `max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}`),
    ],
    'redirect-to-https': () => [
      app("app.set('trust proxy', 1); // behind a proxy that ends TLS"),
      app("app.use((req, res, next) => (req.secure ? next() : res.redirect(308, 'https://' + req.hostname + req.originalUrl)));"),
    ],
    'no-store': () => [{ place: 'response', code: "res.set('Cache-Control', 'no-store');" }],
    'referrer-policy': () => [header('Referrer-Policy', 'strict-origin-when-cross-origin')],
    store: () => [{ place: 'session', code: 'store: new RedisStore({ client: redis }), // connect-redis' }],
    'long-id': () => [{ place: 'session', code: "genid: () => crypto.randomBytes(32).toString('hex')," }],
  },
};

function header(name: string, value: string): Piece {
  return app(`app.use((req, res, next) => { res.set('${name}', '${value}'); next(); });`);
}

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): string {
  return [
    `path: '${path}'`,
    ...(domain === null ? [] : [`domain: '${domain}'`]),
    ...(maxAge === null ? [] : [`maxAge: ${maxAge} * 1000`]),
    ...(secure ? ['secure: true'] : []),
    ...(httpOnly ? ['httpOnly: true'] : []),
    ...(sameSite === null ? [] : [`sameSite: '${sameSite.toLowerCase()}'`]),
    ...(partitioned ? ['partitioned: true'] : []),
  ].join(', ');
}

function clear({ name, path, domain }: Wanted): string {
  return `res.clearCookie('${name}', { path: '${path}'${domain === null ? '' : `, domain: '${domain}'`} });`;
}
