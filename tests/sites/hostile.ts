import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site that sends what no site should. On loopback, until it is closed. */
export interface Hostile {
  readonly origin: string;
  close(): Promise<void>;
}

/** Runs when markup of the site is ever taken for markup of ours. */
const alarm = "document.documentElement.dataset.broken='yes'";

export const hostileMarkup = `<img src=x onerror="${alarm}">`;

/** Chromium takes 256 kB of headers in one response and drops the response beyond: this stays just below. */
const longLine = `long=${'x'.repeat(255_000)}; Path=/`;

/** The page of `/long` loads so many more of them: a megabyte of headers in all. */
const longTimes = 4;

export const malformedLines: readonly string[] = ['tab\there=1', 'sid\u0001=1; Path=/', 'value=a\u007fb; Path=/'];

const lines: Readonly<Record<string, readonly string[]>> = {
  '/': ['__proto__=polluted; Path=/; HttpOnly', 'constructor=1; Path=/', 'toString=2; Path=/; Secure; SameSite=None'],
  '/markup': [`markup=${hostileMarkup}; Path=/`, `sid=${'a'.repeat(32)}; Path=/${hostileMarkup}; HttpOnly`, `${hostileMarkup}=1; Path=/`],
  '/malformed': [
    '',
    '; Path=/',
    ...malformedLines,
    `${'n'.repeat(5000)}=1; Path=/`,
    '=nameless; Path=/',
    'odd=1; ;;=; Max-Age=; Domain; =x; SameSite=',
  ],
  // Latin-1, UTF-8, and what is neither: a lone lead byte, half of a surrogate pair.
  '/octets': [
    'n\u00e4me=\u00ff\u00fe\u0080; Path=/',
    'utf8=\u00ec\u0084\u00b8; Path=/',
    'invalid=\u00c3\u0028; Path=/',
    'broken=\u00ed\u00a0\u0080; S\u00e4cure',
  ],
  '/long': [longLine],
  // Beyond the limit: the browser shows an error page and no header of it is told to anybody.
  '/beyond': [`beyond=${'x'.repeat(1_000_000)}; Path=/`],
  '/many': Array.from({ length: 300 }, (_, index) => `c${index}=${index}; Path=/`),
};

export const hostilePaths: readonly string[] = Object.keys(lines);

export async function startHostile(): Promise<Hostile> {
  const server = http.createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const path = new URL(request.url ?? '/', 'http://hostile.localhost').pathname;
    response.socket?.write(answer(path), 'latin1', () => response.socket?.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://hostile.localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Written by hand: Node refuses to send most of these lines. */
function answer(path: string): string {
  const title = `hostile ${hostileMarkup.replaceAll('<', '&lt;')}`;
  const more = path === '/long' ? Array.from({ length: longTimes }, (_, index) => `<img src="/long/${index}">`).join('') : '';
  const body = `<!doctype html><title>${title}</title><p>hostile${more}`;
  const head = ['HTTP/1.1 200 OK', 'content-type: text/html', `content-length: ${body.length}`, 'cache-control: no-store', 'connection: close'];
  const setCookies = path.startsWith('/long/') ? [longLine] : (lines[path] ?? []);
  return [...head, ...setCookies.map((line) => `Set-Cookie: ${line}`), '', body].join('\r\n');
}
