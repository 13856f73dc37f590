import type { Exchange } from '../http/exchange.ts';
import { createMask } from './mask.ts';

/** Set by curl itself, or true only of the browser that sent them. */
const leftOut: ReadonlySet<string> = new Set(['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-fetch-user']);

/** The request as a command for a POSIX shell, without its body, which is never recorded. Masked unless `reveal`. */
export function toCurl(exchange: Exchange, { reveal }: { readonly reveal: boolean }): string {
  const shown = reveal ? exchange : createMask().exchange(exchange);
  const headers = shown.requestHeaders.filter(({ name }) => !leftOut.has(name)).map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`);
  return [
    // Globbing off: an address may hold brackets.
    `curl --globoff ${quote(shown.url)}`,
    ...methodOption(shown.method),
    ...headers,
    // Not -b: it would read a value without `=` as the name of a file.
    ...(shown.cookieHeader === null ? [] : [`-H ${quote(`cookie: ${shown.cookieHeader}`)}`]),
  ].join(' \\\n  ');
}

function methodOption(method: string): readonly string[] {
  if (method === 'GET') return [];
  return method === 'HEAD' ? ['--head'] : [`-X ${quote(method)}`];
}

/** Inside single quotes a shell reads nothing but the closing quote. Line breaks and NUL can't be in a header, so they are no loss. */
function quote(text: string): string {
  return `'${text.replace(/[\u0000-\u001f\u007f]/g, ' ').replaceAll("'", "'\\''")}'`;
}
