import type { Wanted } from './change.ts';
import { type Fixer, type Piece, plainly } from './fixer.ts';

const option = (code: string): Piece => ({ place: 'session', code });
const production = (code: string): Piece => ({ place: 'production', code });
const controller = (code: string): Piece => ({ place: 'controller', code });

const store = (): readonly Piece[] => [{ place: 'store', code: 'Rails.application.config.session_store :cache_store' }];

/** https://guides.rubyonrails.org/security.html and the API pages named at each place. */
export const rails: Fixer = {
  id: 'rails',
  name: 'Ruby on Rails',
  serves: ['rails'],
  places: {
    session: {
      file: 'config/initializers/session_store.rb',
      language: 'ruby',
      docs: 'https://guides.rubyonrails.org/configuring.html#config-session-store',
      wrap: (lines) => `Rails.application.config.session_store :cookie_store, ${lines.join(', ')}`,
    },
    store: {
      file: 'config/initializers/session_store.rb',
      language: 'ruby',
      docs: 'https://guides.rubyonrails.org/configuring.html#config-session-store',
      wrap: plainly,
    },
    production: {
      file: 'config/environments/production.rb',
      language: 'ruby',
      docs: 'https://api.rubyonrails.org/classes/ActionDispatch/SSL.html',
      wrap: plainly,
    },
    response: {
      file: 'app/controllers/….rb',
      language: 'ruby',
      docs: 'https://api.rubyonrails.org/classes/ActionDispatch/Cookies.html',
      wrap: plainly,
    },
    controller: {
      file: 'app/controllers/sessions_controller.rb',
      language: 'ruby',
      docs: 'https://guides.rubyonrails.org/security.html#session-fixation-countermeasures',
      wrap: plainly,
    },
  },
  session: {
    secure: () => [option('secure: true')],
    'http-only': () => [option('httponly: true')],
    'same-site': ({ sameSite }) => [option(`same_site: :${(sameSite ?? 'Lax').toLowerCase()}`)],
    'host-only': () => [option('domain: nil')],
    path: ({ path }) => [option(`path: "${path}"`)],
    prefix: ({ newName }) => [option(`key: "${newName}"`)],
    // Rack from version 3.1 on.
    partitioned: () => [option('partitioned: true')],
    lifetime: ({ maxAge }) => [option(maxAge === null ? 'expire_after: nil' : `expire_after: ${maxAge}.seconds`)],
  },
  cookie: (wanted) => ({ place: 'response', code: `cookies["${wanted.newName}"] = { ${optionsOf(wanted)} }` }),
  behaviour: {
    'rotate-at-login': () => [controller('reset_session'), controller('session[:user_id] = user.id')],
    'end-at-logout': () => [controller('reset_session'), controller('response.headers["Clear-Site-Data"] = \'"cookies"\'')],
    'delete-cookie': ({ name, path, domain }) => [
      { place: 'response', code: `cookies.delete("${name}", path: "${path}"${domain === null ? '' : `, domain: "${domain}"`})` },
    ],
    'idle-timeout': () => [option('expire_after: 30.minutes')],
    'absolute-timeout': () => [controller('reset_session if session[:login_at] && session[:login_at] < 1.day.ago.to_i')],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      production('config.force_ssl = true'),
      production(`config.ssl_options = { hsts: { expires: ${seconds}, subdomains: ${subdomains} } }`),
    ],
    'redirect-to-https': () => [production('config.force_ssl = true')],
    'no-store': () => [controller('response.headers["Cache-Control"] = "no-store"')],
    'referrer-policy': () => [production('config.action_dispatch.default_headers["Referrer-Policy"] = "strict-origin-when-cross-origin"')],
    store,
    revocable: store,
  },
};

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): string {
  return [
    'value: value',
    `path: "${path}"`,
    ...(domain === null ? [] : [`domain: "${domain}"`]),
    ...(maxAge === null ? [] : [`expires: ${maxAge}.seconds`]),
    ...(secure ? ['secure: true'] : []),
    ...(httpOnly ? ['httponly: true'] : []),
    ...(sameSite === null ? [] : [`same_site: :${sameSite.toLowerCase()}`]),
    ...(partitioned ? ['partitioned: true'] : []),
  ].join(', ');
}
