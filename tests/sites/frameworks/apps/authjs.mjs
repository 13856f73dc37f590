import { ExpressAuth, getSession } from '@auth/express';
import Credentials from '@auth/express/providers/credentials';
import express from 'express';
import { isRight, page, port, secret } from './kit.mjs';

const app = express();
const decor = ['ga', 'visitor'];
const config = {
  secret: secret(),
  trustHost: true,
  providers: [
    Credentials({
      credentials: { user: { label: 'Name' }, password: { label: 'Password', type: 'password' } },
      authorize: ({ user, password }) => (isRight(user, password) ? { id: '1', name: 'ada' } : null),
    }),
  ],
};
app.set('trust proxy', true);
app.get('/', async (req, res) => void res.send(page({ title: 'Start', user: (await getSession(req, config))?.user?.name, decor })));
app.get(['/notes', '/notes/old', '/notes/new'], async (req, res) => {
  const session = await getSession(req, config);
  if (!session) return res.redirect('/auth/signin?callbackUrl=%2Fnotes');
  res.send(page({ title: 'Notes', user: session.user.name, decor, body: '<a id="leave" href="/auth/signout">Sign out</a>' }));
});
app.use('/auth', ExpressAuth(config));
app.listen(port, '127.0.0.1');
