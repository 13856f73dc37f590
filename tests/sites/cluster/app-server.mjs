// One application server of the cluster, in a process of its own: when it is killed, its memory is gone.
// node app-server.mjs NAME memory|redis|token [REDIS_URL]
import { RedisStore } from 'connect-redis';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';

const [name, storage, redisUrl] = process.argv.slice(2);

/** A store that is away must say so at once: a request that waits for it would wait for ever. */
async function redisStore() {
  const client = createClient({ url: redisUrl, disableOfflineQueue: true, socket: { reconnectStrategy: 50, connectTimeout: 500 } });
  client.on('error', () => undefined);
  await client.connect();
  return {
    store: new RedisStore({ client, prefix: 'demo:' }),
    isReady: () =>
      client.ping().then(
        () => true,
        () => false,
      ),
  };
}

const redis = storage === 'redis' ? await redisStore() : null;

const app = express().disable('x-powered-by');
app.use(express.urlencoded({ extended: false }));
// A client finds its store again a moment after the store is back, and may not have noticed yet that it went: whoever drives the cluster asks.
app.get('/ready', async (_, res) => void res.status(redis === null || (await redis.isReady()) ? 204 : 503).end());
app.use((_, res, next) => {
  res.set({ 'x-served-by': name, 'cache-control': 'no-store' });
  next();
});
const secret = 'the same on all servers, or none could read the cookie of another';
const cookieName = storage === 'token' ? 'session' : 'connect.sid';
const attributes = { httpOnly: true, sameSite: 'lax' };

/** The session itself in a signed cookie, with the methods that express-session's has. */
function inTheCookie(req, res, next) {
  req.session = {
    ...JSON.parse(req.signedCookies[cookieName] || '{}'),
    regenerate: (done) => done(),
    save(done) {
      res.cookie(cookieName, JSON.stringify({ user: this.user, clicks: this.clicks }), { ...attributes, signed: true });
      done();
    },
    destroy: (done) => done(),
  };
  next();
}

const onTheServer = () =>
  session({ secret, resave: false, saveUninitialized: false, cookie: attributes, ...(redis === null ? {} : { store: redis.store }) });

app.use(storage === 'token' ? [cookieParser(secret), inTheCookie] : onTheServer());
// express-session goes on without a session while its store is away; a site that cares says that it cannot tell.
app.use((req, res, next) => (req.session === undefined ? res.status(503).send('The session store does not answer.') : next()));

const page = (title, body) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}<p>Served by ${name}. <a href="/">Home</a> <a href="/account">Account</a></p>`;

app.get(
  '/',
  (_, res) => void res.send(page('A shop on several servers', '<form method="post" action="/login"><button>Log in as ada</button></form>')),
);
app.post('/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error);
    req.session.user = 'ada';
    req.session.clicks = 0;
    req.session.save((unsaved) => (unsaved ? next(unsaved) : res.redirect('/account')));
  });
});
app.get('/account', (req, res) => {
  if (req.session.user === undefined) return res.status(401).send(page('You are logged out', ''));
  res
    .set('x-bought', String(req.session.clicks))
    .send(
      page(
        `Hello ${req.session.user}`,
        '<form method="post" action="/cart"><button>Buy</button></form><form method="post" action="/logout"><button>Log out</button></form>',
      ),
    );
});
app.post('/cart', (req, res, next) => {
  if (req.session.user === undefined) return res.status(401).send(page('You are logged out', ''));
  req.session.clicks += 1;
  req.session.save((unsaved) =>
    unsaved ? next(unsaved) : res.set('x-bought', String(req.session.clicks)).send(page(`${req.session.clicks} things bought`, '')),
  );
});
app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => (error ? next(error) : res.clearCookie(cookieName).redirect('/')));
});
app.use((_error, _req, res, _next) => void res.status(503).send('The session store does not answer.'));

const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
