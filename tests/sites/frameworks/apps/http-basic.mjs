import { isRight, serve } from './kit.mjs';

const decor = ['preferences'];
const who = ({ req }) => {
  const [user, password] = Buffer.from((req.headers.authorization ?? '').replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':');
  return isRight(user, password) ? user : null;
};
const page = (visitor) => {
  if (who(visitor)) return visitor.html({ title: 'Router', user: 'ada', decor });
  visitor.res.setHeader('www-authenticate', 'Basic realm="Router"');
  visitor.html({ title: 'Who are you?', decor }, 401);
};
serve({ 'GET /': (visitor) => visitor.html({ title: 'Welcome', decor }), 'GET /status': page, 'GET /status/lan': page, 'GET /status/wifi': page });
