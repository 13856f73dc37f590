import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const config = (code: string): Piece => ({ place: 'config', code });

/** https://laravel.com/docs/session; the settings with their defaults are in laravel/laravel, `config/session.php`. */
export const laravel: Fixer = {
  id: 'laravel',
  name: 'Laravel',
  serves: ['laravel'],
  places: {
    config: {
      file: 'config/session.php',
      language: 'php',
      docs: 'https://laravel.com/docs/session#configuration',
      wrap: (lines) => block('return [', ['// …', ...lines], '];', '    '),
    },
    response: {
      file: 'app/Http/Controllers/….php',
      language: 'php',
      docs: 'https://laravel.com/docs/responses#attaching-cookies-to-responses',
      wrap: plainly,
    },
    header: {
      file: 'app/Http/Middleware/….php',
      language: 'php',
      docs: 'https://laravel.com/docs/responses#attaching-headers-to-responses',
      wrap: plainly,
    },
    login: {
      file: 'app/Http/Controllers/….php',
      language: 'php',
      docs: 'https://laravel.com/docs/authentication#authenticating-users',
      wrap: plainly,
    },
    logout: { file: 'app/Http/Controllers/….php', language: 'php', docs: 'https://laravel.com/docs/authentication#logging-out', wrap: plainly },
  },
  session: {
    secure: () => [config("'secure' => env('SESSION_SECURE_COOKIE', true),")],
    'http-only': () => [config("'http_only' => true,")],
    'same-site': ({ sameSite }) => [config(`'same_site' => '${(sameSite ?? 'Lax').toLowerCase()}',`)],
    'host-only': () => [config("'domain' => null,")],
    path: ({ path }) => [config(`'path' => '${path}',`)],
    prefix: ({ newName }) => [config(`'cookie' => '${newName}',`)],
    partitioned: () => [config("'partitioned' => true,")],
    lifetime: ({ maxAge }) => [config(maxAge === null ? "'expire_on_close' => true," : `'lifetime' => ${Math.max(1, Math.round(maxAge / 60))},`)],
  },
  cookie: (wanted) => ({ place: 'response', code: cookieOf(wanted) }),
  behaviour: {
    'rotate-at-login': () => [{ place: 'login', code: '$request->session()->regenerate();' }],
    'end-at-logout': () => [
      { place: 'logout', code: 'Auth::logout();' },
      { place: 'logout', code: '$request->session()->invalidate();' },
      { place: 'logout', code: '$request->session()->regenerateToken();' },
    ],
    'delete-cookie': ({ name, path, domain }) => [
      { place: 'response', code: `Cookie::expire('${name}', '${path}'${domain === null ? '' : `, '${domain}'`});` },
    ],
    'idle-timeout': () => [config("'lifetime' => 30, // minutes")],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      {
        place: 'header',
        code: `$response->headers->set('Strict-Transport-Security', 'max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}');`,
      },
    ],
    'no-store': () => [{ place: 'header', code: "$response->headers->set('Cache-Control', 'no-store');" }],
    'referrer-policy': () => [{ place: 'header', code: "$response->headers->set('Referrer-Policy', 'strict-origin-when-cross-origin');" }],
    store: () => [config("'driver' => env('SESSION_DRIVER', 'database'),")],
  },
};

/** `cookie($name, $value, $minutes, $path, $domain, $secure, $httpOnly, $raw, $sameSite)`, by the names of its parameters. */
function cookieOf({ newName, secure, httpOnly, sameSite, domain, path, maxAge }: Wanted): string {
  const named = [
    ...(maxAge === null ? [] : [`minutes: ${Math.max(1, Math.round(maxAge / 60))}`]),
    `path: '${path}'`,
    ...(domain === null ? [] : [`domain: '${domain}'`]),
    `secure: ${secure}`,
    `httpOnly: ${httpOnly}`,
    ...(sameSite === null ? [] : [`sameSite: '${sameSite.toLowerCase()}'`]),
  ];
  return block(`return $response->cookie(cookie('${newName}', $value,`, [named.join(', ')], '));', '    ');
}
