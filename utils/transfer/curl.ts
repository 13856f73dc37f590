import type { Exchange } from '../http/exchange.ts';
import { createMask } from './mask.ts';

/** Set by curl itself, or true only of the browser that sent them. */
const leftOut: ReadonlySet<string> = new Set(['sec-fetch-dest', 'sec-fetch-mode', 'sec-fetch-site', 'sec-fetch-user']);

interface CurlOptions {
  readonly reveal: boolean;
  /** Cookies that stay as they are in a masked command, each as the `name=value` of the header. */
  readonly revealed?: ReadonlySet<string>;
}

/** The request as a command for a POSIX shell, without its body, which is never recorded. Masked unless `reveal`. */
export function toCurl(exchange: Exchange, { reveal, revealed = new Set() }: CurlOptions): string {
  const shown = reveal ? exchange : unmasked(createMask().exchange(exchange), exchange, revealed);
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

/** The masked header has the same parts in the same order. */
function unmasked(masked: Exchange, { cookieHeader }: Exchange, revealed: ReadonlySet<string>): Exchange {
  if (cookieHeader === null || masked.cookieHeader === null) return masked;
  const parts = cookieHeader.split(';');
  const shown = masked.cookieHeader.split(';').map((part, index) => (revealed.has(parts[index]?.trim() ?? '') ? (parts[index] ?? part) : part));
  return { ...masked, cookieHeader: shown.join(';') };
}

function methodOption(method: string): readonly string[] {
  if (method === 'GET') return [];
  return method === 'HEAD' ? ['--head'] : [`-X ${quote(method)}`];
}

/** Inside single quotes a shell reads nothing but the closing quote. Line breaks and NUL can't be in a header, so they are no loss. */
function quote(text: string): string {
  return `'${text.replace(/[\u0000-\u001f\u007f]/g, ' ').replaceAll("'", "'\\''")}'`;
}
