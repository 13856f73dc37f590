import { block, type Fixer, plainly } from './fixer.ts';

const docs = 'https://docs.haproxy.org/3.0/configuration.html';

/** https://docs.haproxy.org/3.0/configuration.html, keywords `cookie`, `dynamic-cookie-key`, `http-request redirect` and `http-response set-header`. */
export const haproxy: Fixer = {
  id: 'haproxy',
  name: 'HAProxy',
  serves: [],
  places: {
    backend: {
      file: 'haproxy.cfg: backend',
      language: 'haproxy',
      docs: `${docs}#4.2-cookie`,
      wrap: (lines) => block('backend app', ['# server app1 10.0.0.1:8080 cookie app1', ...lines], '', '    ').trimEnd(),
    },
    frontend: {
      file: 'haproxy.cfg: frontend',
      language: 'haproxy',
      docs: `${docs}#4.3`,
      wrap: plainly,
    },
  },
  session: {},
  behaviour: {
    hsts: ({ hsts: { seconds, subdomains } }) => [
      {
        place: 'frontend',
        code: `http-response set-header Strict-Transport-Security "max-age=${seconds}${subdomains ? '; includeSubDomains' : ''}"`,
      },
    ],
    'redirect-to-https': () => [{ place: 'frontend', code: 'http-request redirect scheme https code 301 unless { ssl_fc }' }],
    'no-store': () => [{ place: 'frontend', code: 'http-response set-header Cache-Control "no-store"' }],
    'referrer-policy': () => [{ place: 'frontend', code: 'http-response set-header Referrer-Policy "strict-origin-when-cross-origin"' }],
    sticky: () => [{ place: 'backend', code: 'cookie SRV insert indirect nocache httponly secure attr "SameSite=Lax"' }],
    // `dynamic` makes the value a hash of the server's address with the key; without it, it is what stands at the server.
    'affinity-cookie': ({ name }) => [
      { place: 'backend', code: 'dynamic-cookie-key a-long-random-string' },
      { place: 'backend', code: `cookie ${name} insert indirect nocache httponly secure dynamic attr "SameSite=Lax"` },
    ],
  },
};
