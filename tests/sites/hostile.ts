import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site that sends what no site should. On loopback, until it is closed. */
export interface Hostile {
  readonly origin: string;
  close(): Promise<void>;
}

/** Runs when markup of the site is ever taken for markup of ours. */
export const alarm = "document.documentElement.dataset.broken='yes'";

export const hostileMarkup = `<img src=x onerror="${alarm}">`;

/** Chromium takes 256 kB of headers in all and drops the response beyond: the long line stays below. */
const longLine = `long=${'x'.repeat(200_000)}; Path=/`;

const lines: Readonly<Record<string, readonly string[]>> = {
  '/': ['__proto__=polluted; Path=/; HttpOnly', 'constructor=1; Path=/', 'toString=2; Path=/; Secure; SameSite=None'],
  '/markup': [`markup=${hostileMarkup}; Path=/`, `sid=${'a'.repeat(32)}; Path=/${hostileMarkup}; HttpOnly`, `${hostileMarkup}=1; Path=/`],
  '/malformed': ['', '; Path=/', 'tab\there=1', 'sid\u0001=1; Path=/', `${'n'.repeat(5000)}=1; Path=/`, '=nameless; Path=/'],
  '/octets': [
    'n\u00e4me=\u00ff\u00fe\u0080; Path=/',
    'utf8=\u00ec\u0084\u00b8; Path=/',
    'invalid=\u00c3\u0028; Path=/',
    'broken=\u00ed\u00a0\u0080; S\u00e4cure',
  ],
  '/long': [longLine],
  '/many': Array.from({ length: 300 }, (_, index) => `c${index}=${index}; Path=/`),
};

export const hostilePaths: readonly string[] = Object.keys(lines);

export async function startHostile(): Promise<Hostile> {
  const server = http.createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const path = new URL(request.url ?? '/', 'http://hostile.localhost').pathname;
    response.socket?.write(answer(lines[path] ?? []), 'latin1', () => response.socket?.end());
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
function answer(setCookies: readonly string[]): string {
  const title = `hostile ${hostileMarkup.replaceAll('<', '&lt;')}`;
  const body = `<!doctype html><title>${title}</title><p>hostile`;
  const head = ['HTTP/1.1 200 OK', 'content-type: text/html', `content-length: ${body.length}`, 'connection: close'];
  return [...head, ...setCookies.map((line) => `Set-Cookie: ${line}`), '', body].join('\r\n');
}
