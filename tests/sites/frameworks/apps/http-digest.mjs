import express from 'express';
import passport from 'passport';
import { DigestStrategy } from 'passport-http';
import { isRight, page, port } from './kit.mjs';

passport.use(
  new DigestStrategy({ realm: 'Printer', qop: 'auth' }, (user, done) =>
    isRight(user, 'lovelace') ? done(null, { id: user }, 'lovelace') : done(null, false),
  ),
);

const app = express();
const decor = ['preferences'];
app.get('/', (_req, res) => void res.send(page({ title: 'Printer', decor })));
app.use(passport.authenticate('digest', { session: false }));
app.get(['/queue', '/queue/1', '/queue/2'], (req, res) => void res.send(page({ title: 'Queue', user: req.user.id, decor })));
app.listen(port, '127.0.0.1');
