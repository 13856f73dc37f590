import { decor } from './decor.ts';
import { appFile, type Driver, usualWalk } from './driver.ts';

export const sinatra: Driver = {
  id: 'sinatra',
  about: 'Marshalled data and its HMAC under the default name of Rack; logout empties the session and keeps the cookie.',
  servers: [
    {
      host: 'poems.test',
      scheme: 'http',
      debian: ['ruby-sinatra', 'ruby-webrick'],
      command: (port) => ({ program: 'ruby', args: [appFile('sinatra.rb')], env: { PORT: String(port) } }),
    },
  ],
  roles: { 'rack.session': 'auth-token', ...decor.matomo, ...decor.preferences },
  ...usualWalk({ login: '/login', account: ['/poems', '/poems/spring', '/poems/autumn'], logout: '/logout' }),
};
