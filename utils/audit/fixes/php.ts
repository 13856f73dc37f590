import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const ini = (code: string): Piece => ({ place: 'ini', code });

/** https://www.php.net/manual/en/session.configuration.php */
export const php: Fixer = {
  id: 'php',
  name: 'PHP',
  serves: ['php'],
  places: {
    ini: { file: 'php.ini', language: 'ini', docs: 'https://www.php.net/manual/en/session.configuration.php', wrap: plainly },
    response: { file: '….php', language: 'php', docs: 'https://www.php.net/manual/en/function.setcookie.php', wrap: plainly },
    header: { file: '….php', language: 'php', docs: 'https://www.php.net/manual/en/function.header.php', wrap: plainly },
    login: { file: 'login.php', language: 'php', docs: 'https://www.php.net/manual/en/function.session-regenerate-id.php', wrap: plainly },
    request: { file: '….php', language: 'php', docs: 'https://www.php.net/manual/en/function.session-destroy.php', wrap: plainly },
    logout: { file: 'logout.php', language: 'php', docs: 'https://www.php.net/manual/en/function.session-destroy.php', wrap: plainly },
  },
  session: {
    secure: () => [ini('session.cookie_secure = 1')],
    'http-only': () => [ini('session.cookie_httponly = 1')],
    'same-site': ({ sameSite }) => [ini(`session.cookie_samesite = "${sameSite ?? 'Lax'}"`)],
    'host-only': () => [ini('session.cookie_domain = ""')],
    path: ({ path }) => [ini(`session.cookie_path = "${path}"`)],
    prefix: ({ newName }) => [ini(`session.name = "${newName}"`)],
    // PHP 8.5 and later.
    partitioned: () => [ini('session.cookie_partitioned = 1')],
    lifetime: ({ maxAge }) => [ini(`session.cookie_lifetime = ${maxAge ?? 0}`)],
  },
  cookie: (wanted) => ({ place: 'response', code: block(`setcookie('${wanted.newName}', $value, [`, optionsOf(wanted), ']);', '    ') }),
  behaviour: {
    'rotate-at-login': () => [
      { place: 'login', code: 'session_regenerate_id(true);' },
      { place: 'login', code: "$_SESSION['user'] = $user->id;" },
    ],
    'end-at-logout': (wanted) => [
      { place: 'logout', code: '$_SESSION = [];' },
      { place: 'logout', code: remove(wanted) },
      { place: 'logout', code: 'session_destroy();' },
    ],
    'delete-cookie': (wanted) => [{ place: 'response', code: remove(wanted) }],
    'idle-timeout': () => [ini('session.gc_maxlifetime = 1800')],
    'absolute-timeout': () => [{ place: 'request', code: "if (time() - ($_SESSION['login_at'] ?? time()) > 86400) session_destroy();" }],
    hsts: ({ hsts: { seconds, subdomains } }) => [
      { place: 'header', code: `header('Strict-Transport-Security: max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}');` },
    ],
    'no-store': () => [ini('session.cache_limiter = nocache')],
    'cookies-only': () => [ini('session.use_only_cookies = 1'), ini('session.use_trans_sid = 0')],
    'referrer-policy': () => [{ place: 'header', code: "header('Referrer-Policy: strict-origin-when-cross-origin');" }],
    store: () => [ini('session.save_handler = redis'), ini('session.save_path = "tcp://redis:6379"')],
    // From 8.4 on PHP always makes 32 characters, and the setting is deprecated.
    'long-id': () => [ini('session.sid_length = 32'), ini('session.sid_bits_per_character = 5')],
  },
};

function optionsOf({ secure, httpOnly, sameSite, domain, path, maxAge }: Wanted): readonly string[] {
  return [
    `'path' => '${path}',`,
    ...(domain === null ? [] : [`'domain' => '${domain}',`]),
    ...(maxAge === null ? [] : [`'expires' => time() + ${maxAge},`]),
    ...(secure ? ["'secure' => true,"] : []),
    ...(httpOnly ? ["'httponly' => true,"] : []),
    ...(sameSite === null ? [] : [`'samesite' => '${sameSite}',`]),
  ];
}

function remove({ name, path, domain }: Wanted): string {
  return `setcookie('${name}', '', ['expires' => 1, 'path' => '${path}'${domain === null ? '' : `, 'domain' => '${domain}'`}]);`;
}
