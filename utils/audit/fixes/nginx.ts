import type { Wanted } from './change.ts';
import { block, type Fixer, type Piece, plainly } from './fixer.ts';

const flags = (code: string): Piece => ({ place: 'flags', code });

/** In front of any application: https://nginx.org/en/docs/http/ngx_http_proxy_module.html */
export const nginx: Fixer = {
  id: 'nginx',
  name: 'nginx',
  serves: [],
  places: {
    flags: {
      file: 'nginx.conf: location',
      language: 'nginx',
      docs: 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cookie_flags',
      // The first word is the cookie; what follows are its flags.
      wrap: (lines) => `proxy_cookie_flags ${[lines[0]?.split(' ')[0], ...lines.flatMap((line) => line.split(' ').slice(1))].join(' ')};`,
    },
    headers: {
      file: 'nginx.conf: server',
      language: 'nginx',
      docs: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
      wrap: plainly,
    },
    server: {
      file: 'nginx.conf: http',
      language: 'nginx',
      docs: 'https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#return',
      wrap: (lines) => block('server {', ['listen 80 default_server;', ...lines], '}', '    '),
    },
    upstream: {
      file: 'nginx.conf: http',
      language: 'nginx',
      docs: 'https://nginx.org/en/docs/http/ngx_http_upstream_module.html#sticky',
      wrap: (lines) => block('upstream app {', ['# server app1:8080;', ...lines], '}', '    '),
    },
  },
  session: {
    secure: ({ name }) => [flags(`${name} secure`)],
    'http-only': ({ name }) => [flags(`${name} httponly`)],
    'same-site': ({ name, sameSite }) => [flags(`${name} samesite=${(sameSite ?? 'Lax').toLowerCase()}`)],
  },
  cookie: (wanted) => {
    const all = flagsOf(wanted);
    return all.length === 0 ? null : flags(`${wanted.name} ${all.join(' ')}`);
  },
  behaviour: {
    hsts: ({ hsts: { seconds, subdomains } }) => [
      { place: 'headers', code: `add_header Strict-Transport-Security "max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}" always;` },
    ],
    'redirect-to-https': () => [{ place: 'server', code: 'return 301 https://$host$request_uri;' }],
    'no-store': () => [{ place: 'headers', code: 'add_header Cache-Control "no-store" always;' }],
    'referrer-policy': () => [{ place: 'headers', code: 'add_header Referrer-Policy "strict-origin-when-cross-origin" always;' }],
    // Part of the free version from 1.29.6 on. Its value is a hash of the server's address.
    sticky: () => [{ place: 'upstream', code: 'sticky cookie srv_id path=/ secure httponly samesite=lax;' }],
    'affinity-cookie': ({ name, path }) => [{ place: 'upstream', code: `sticky cookie ${name} path=${path} secure httponly samesite=lax;` }],
  },
};

function flagsOf({ secure, httpOnly, sameSite }: Wanted): readonly string[] {
  return [...(secure ? ['secure'] : []), ...(httpOnly ? ['httponly'] : []), ...(sameSite === null ? [] : [`samesite=${sameSite.toLowerCase()}`])];
}
