import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const option = (code: string): Piece => ({ place: 'session', code });

/** https://expressjs.com/en/resources/middleware/cookie-session.html: the session is the cookie, so the server cannot end it. */
export const cookieSession: Fixer = {
  id: 'cookie-session',
  name: 'cookie-session',
  serves: ['cookie-session'],
  places: {
    session: {
      file: 'app.js: cookieSession({ … })',
      language: 'js',
      docs: 'https://expressjs.com/en/resources/middleware/cookie-session.html',
      wrap: (lines) => block('app.use(cookieSession({', ['// …', ...lines], '}));'),
    },
    logout: {
      file: 'app.js: logout',
      language: 'js',
      docs: 'https://expressjs.com/en/resources/middleware/cookie-session.html#destroying-a-session',
      wrap: plainly,
    },
    store: {
      file: 'app.js',
      language: 'js',
      docs: 'https://expressjs.com/en/resources/middleware/session.html#compatible-session-stores',
      wrap: plainly,
    },
  },
  session: {
    secure: () => [option('secure: true,')],
    'http-only': () => [option('httpOnly: true,')],
    'same-site': ({ sameSite }) => [option(`sameSite: '${(sameSite ?? 'Lax').toLowerCase()}',`)],
    'host-only': () => [option('domain: undefined,')],
    path: ({ path }) => [option(`path: '${path}',`)],
    prefix: ({ newName }) => [option(`name: '${newName}',`)],
    partitioned: () => [option('partitioned: true,')],
    lifetime: ({ maxAge }) => [option(maxAge === null ? 'maxAge: undefined,' : `maxAge: ${maxAge} * 1000,`)],
  },
  behaviour: {
    'end-at-logout': () => [{ place: 'logout', code: 'req.session = null;' }],
    'idle-timeout': () => [option('maxAge: 30 * 60 * 1000,')],
    store,
    revocable: store,
  },
};

function store(): readonly Piece[] {
  return [
    { place: 'store', code: 'app.use(session({ secret, resave: false, saveUninitialized: false, store: new RedisStore({ client: redis }) }));' },
  ];
}
