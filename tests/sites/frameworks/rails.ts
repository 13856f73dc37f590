import { decor } from './decor.ts';
import { appFile, type Driver, usualWalk } from './driver.ts';

export const rails: Driver = {
  id: 'rails',
  about: 'Encrypted data that is new with every answer, from the first page on: a CSRF token is in it. A failed login answers 422.',
  servers: [
    {
      host: 'gallery.test',
      scheme: 'http',
      debian: ['ruby-railties', 'ruby-actionpack', 'ruby-webrick'],
      command: (port) => ({ program: 'ruby', args: [appFile('rails.rb')], env: { PORT: String(port), RAILS_ENV: 'production' } }),
    },
  ],
  roles: { _gallery_session: 'auth-token', ...decor.ga, ...decor.hotjar },
  ...usualWalk({
    login: '/users/sign_in',
    account: ['/pictures', '/pictures/old', '/pictures/new'],
    logout: '/users/sign_out',
  }),
};
