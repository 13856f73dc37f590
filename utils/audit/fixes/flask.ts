import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const config = (code: string): Piece => ({ place: 'config', code });
const after = (code: string): Piece => ({ place: 'after', code });

const store = (): readonly Piece[] => [
  { place: 'store', code: "app.config['SESSION_TYPE'] = 'redis'" },
  { place: 'store', code: 'Session(app)  # Flask-Session' },
];

/** https://flask.palletsprojects.com/en/stable/config/ */
export const flask: Fixer = {
  id: 'flask',
  name: 'Flask',
  serves: ['flask'],
  places: {
    config: {
      file: 'app.py',
      language: 'python',
      docs: 'https://flask.palletsprojects.com/en/stable/config/#builtin-configuration-values',
      wrap: (lines) => block('app.config.update(', lines, ')', '    '),
    },
    response: {
      file: 'app.py',
      language: 'python',
      docs: 'https://flask.palletsprojects.com/en/stable/web-security/#set-cookie-options',
      wrap: plainly,
    },
    after: {
      file: 'app.py',
      language: 'python',
      docs: 'https://flask.palletsprojects.com/en/stable/web-security/#security-headers',
      wrap: (lines) => block('@app.after_request\ndef headers(response):', lines, '    return response', '    '),
    },
    login: { file: 'app.py: login', language: 'python', docs: 'https://flask-session.readthedocs.io/en/latest/security.html', wrap: plainly },
    request: {
      file: 'app.py',
      language: 'python',
      docs: 'https://flask.palletsprojects.com/en/stable/api/#flask.Flask.before_request',
      wrap: plainly,
    },
    logout: { file: 'app.py: logout', language: 'python', docs: 'https://flask.palletsprojects.com/en/stable/quickstart/#sessions', wrap: plainly },
    store: { file: 'app.py', language: 'python', docs: 'https://flask-session.readthedocs.io/en/latest/usage.html', wrap: plainly },
  },
  session: {
    secure: () => [config('SESSION_COOKIE_SECURE=True,')],
    'http-only': () => [config('SESSION_COOKIE_HTTPONLY=True,')],
    'same-site': ({ sameSite }) => [config(`SESSION_COOKIE_SAMESITE='${sameSite ?? 'Lax'}',`)],
    'host-only': () => [config('SESSION_COOKIE_DOMAIN=None,')],
    path: ({ path }) => [config(`SESSION_COOKIE_PATH='${path}',`)],
    prefix: ({ newName }) => [config(`SESSION_COOKIE_NAME='${newName}',`)],
    // Flask 3.1 and later.
    partitioned: () => [config('SESSION_COOKIE_PARTITIONED=True,')],
    lifetime: ({ maxAge }) =>
      maxAge === null ? [{ place: 'login', code: 'session.permanent = False' }] : [config(`PERMANENT_SESSION_LIFETIME=${maxAge},`)],
  },
  cookie: (wanted) => ({ place: 'response', code: block(`response.set_cookie('${wanted.newName}', value,`, [argumentsOf(wanted)], ')', '    ') }),
  behaviour: {
    // Flask's own session is the signed cookie: it has no id. Flask-Session gives it one.
    'rotate-at-login': () => [
      { place: 'login', code: 'session.clear()' },
      { place: 'login', code: 'app.session_interface.regenerate(session)  # Flask-Session' },
      { place: 'login', code: "session['user_id'] = user.id" },
    ],
    'end-at-logout': () => [
      { place: 'logout', code: 'session.clear()' },
      { place: 'logout', code: "response.headers['Clear-Site-Data'] = '\"cookies\"'" },
    ],
    'delete-cookie': ({ name, path, domain }) => [
      { place: 'response', code: `response.delete_cookie('${name}', path='${path}'${domain === null ? '' : `, domain='${domain}'`})` },
    ],
    'idle-timeout': () => [config('PERMANENT_SESSION_LIFETIME=30 * 60,'), { place: 'login', code: 'session.permanent = True' }],
    'absolute-timeout': () => [
      {
        place: 'request',
        code: "@app.before_request\ndef last_moment():\n    if time.time() - session.get('login_at', time.time()) > 86400:\n        session.clear()",
      },
    ],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      after(`response.headers['Strict-Transport-Security'] = 'max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}'`),
    ],
    'no-store': () => [after("response.headers['Cache-Control'] = 'no-store'")],
    'referrer-policy': () => [after("response.headers['Referrer-Policy'] = 'strict-origin-when-cross-origin'")],
    store,
    revocable: store,
  },
};

function argumentsOf({ secure, httpOnly, sameSite, domain, path, maxAge, partitioned }: Wanted): string {
  return [
    `path='${path}'`,
    ...(domain === null ? [] : [`domain='${domain}'`]),
    ...(maxAge === null ? [] : [`max_age=${maxAge}`]),
    ...(secure ? ['secure=True'] : []),
    ...(httpOnly ? ['httponly=True'] : []),
    ...(sameSite === null ? [] : [`samesite='${sameSite}'`]),
    ...(partitioned ? ['partitioned=True'] : []),
  ].join(', ');
}
