import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const settings = (code: string): Piece => ({ place: 'settings', code });

/** https://docs.djangoproject.com/en/stable/ref/settings/ */
export const django: Fixer = {
  id: 'django',
  name: 'Django',
  serves: ['django'],
  places: {
    settings: { file: 'settings.py', language: 'python', docs: 'https://docs.djangoproject.com/en/stable/ref/settings/#sessions', wrap: plainly },
    security: {
      file: 'settings.py',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/ref/middleware/#module-django.middleware.security',
      wrap: plainly,
    },
    response: {
      file: 'views.py',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/ref/request-response/#django.http.HttpResponse.set_cookie',
      wrap: plainly,
    },
    session: {
      file: 'views.py: login',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/topics/http/sessions/#django.contrib.sessions.backends.base.SessionBase.set_expiry',
      wrap: plainly,
    },
    login: {
      file: 'views.py: login',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/topics/auth/default/#how-to-log-a-user-in',
      wrap: (lines) => ['from django.contrib.auth import login', '', ...lines].join('\n'),
    },
    logout: {
      file: 'views.py: logout',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/topics/auth/default/#how-to-log-a-user-out',
      wrap: (lines) => ['from django.contrib.auth import logout', '', ...lines].join('\n'),
    },
    cache: {
      file: 'views.py',
      language: 'python',
      docs: 'https://docs.djangoproject.com/en/stable/topics/http/decorators/#django.views.decorators.cache.never_cache',
      wrap: (lines) => ['from django.views.decorators.cache import never_cache', '', ...lines].join('\n'),
    },
  },
  session: {
    secure: () => [settings('SESSION_COOKIE_SECURE = True')],
    'http-only': () => [settings('SESSION_COOKIE_HTTPONLY = True')],
    'same-site': ({ sameSite }) => [settings(`SESSION_COOKIE_SAMESITE = '${sameSite ?? 'Lax'}'`)],
    'host-only': () => [settings('SESSION_COOKIE_DOMAIN = None')],
    path: ({ path }) => [settings(`SESSION_COOKIE_PATH = '${path}'`)],
    prefix: ({ newName }) => [settings(`SESSION_COOKIE_NAME = '${newName}'`)],
    lifetime: ({ maxAge }) => [settings(maxAge === null ? 'SESSION_EXPIRE_AT_BROWSER_CLOSE = True' : `SESSION_COOKIE_AGE = ${maxAge}`)],
  },
  cookie: (wanted) => ({ place: 'response', code: block(`response.set_cookie('${wanted.newName}', value,`, argumentsOf(wanted), ')', '    ') }),
  behaviour: {
    // `login()` calls `cycle_key()`, or `flush()` for another user.
    'rotate-at-login': () => [{ place: 'login', code: 'login(request, user)' }],
    'end-at-logout': () => [
      { place: 'logout', code: 'logout(request)' },
      { place: 'logout', code: "response['Clear-Site-Data'] = '\"cookies\"'" },
    ],
    'delete-cookie': ({ name, path, domain }) => [
      { place: 'response', code: `response.delete_cookie('${name}', path='${path}'${domain === null ? '' : `, domain='${domain}'`})` },
    ],
    'idle-timeout': () => [settings('SESSION_COOKIE_AGE = 30 * 60'), settings('SESSION_SAVE_EVERY_REQUEST = True')],
    'absolute-timeout': () => [{ place: 'session', code: 'request.session.set_expiry(timezone.now() + timedelta(days=1))  # at login' }],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      { place: 'security', code: `SECURE_HSTS_SECONDS = ${seconds}` },
      ...(subdomains ? [{ place: 'security', code: 'SECURE_HSTS_INCLUDE_SUBDOMAINS = True' }] : []),
    ],
    'redirect-to-https': () => [{ place: 'security', code: 'SECURE_SSL_REDIRECT = True' }],
    'no-store': () => [{ place: 'cache', code: '@never_cache\ndef login_view(request):\n    …' }],
    'referrer-policy': () => [{ place: 'security', code: "SECURE_REFERRER_POLICY = 'strict-origin-when-cross-origin'" }],
    store: () => [settings("SESSION_ENGINE = 'django.contrib.sessions.backends.cached_db'")],
  },
};

function argumentsOf({ secure, httpOnly, sameSite, domain, path, maxAge }: Wanted): readonly string[] {
  const all = [
    `path='${path}'`,
    ...(domain === null ? [] : [`domain='${domain}'`]),
    ...(maxAge === null ? [] : [`max_age=${maxAge}`]),
    ...(secure ? ['secure=True'] : []),
    ...(httpOnly ? ['httponly=True'] : []),
    ...(sameSite === null ? [] : [`samesite='${sameSite}'`]),
  ];
  return [`${all.join(', ')},`];
}
