import type { Exchange, Header } from '../http/exchange.ts';
import { readUrl } from '../http/url.ts';
import { finish, type Steps } from '../steps.ts';
import { createMask } from './mask.ts';

export interface WriteOptions {
  readonly reveal: boolean;
}

/** A HAR 1.2 file of what was recorded (never bodies), which `readHar` and other tools read again. Masked unless `reveal`. */
export function writeHar(exchanges: readonly Exchange[], options: WriteOptions): string {
  return finish(writeHarSteps(exchanges, options));
}

/** So many exchanges are a step. */
const perStep = 250;

/** The same in steps. */
export function* writeHarSteps(exchanges: readonly Exchange[], { reveal }: WriteOptions): Steps<string> {
  const mask = createMask();
  const pages = createPages();
  const entries: string[] = [];
  for (const [done, exchange] of exchanges.entries()) {
    if (done % perStep === 0) yield done / exchanges.length;
    const shown = reveal ? exchange : mask.exchange(exchange);
    entries.push(JSON.stringify(entryOf(shown, pages.refOf(shown))));
  }
  const head = {
    version: '1.2',
    creator: { name: 'Sessionscope', version: '1' },
    ...(reveal ? {} : { comment: 'Values are masked: the same stand-in is the same value.' }),
    pages: pages.list,
  };
  return `{"log":${JSON.stringify(head).slice(0, -1)},"entries":[\n${entries.join(',\n')}\n]}}\n`;
}

function entryOf(exchange: Exchange, pageref: string | null) {
  const { connection } = exchange;
  const version = connection.protocol ?? 'unknown';
  return {
    ...(pageref === null ? {} : { pageref }),
    startedDateTime: new Date(exchange.time).toISOString(),
    time: exchange.duration ?? -1,
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: version,
      headers: [...exchange.requestHeaders, ...headers('cookie', exchange.cookieHeader === null ? [] : [exchange.cookieHeader])],
      queryString: queryOf(exchange.url),
      cookies: [],
      headersSize: -1,
      bodySize: -1,
    },
    response: {
      status: exchange.status ?? 0,
      statusText: '',
      httpVersion: version,
      headers: [...exchange.responseHeaders, ...headers('set-cookie', exchange.setCookieLines)],
      cookies: [],
      content: { size: 0, mimeType: exchange.responseHeaders.find(({ name }) => name === 'content-type')?.value ?? '' },
      redirectURL: exchange.responseHeaders.find(({ name }) => name === 'location')?.value ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(exchange.error === null ? {} : { _error: exchange.error }),
      ...(exchange.servedFrom === 'service-worker' ? { _fetchedViaServiceWorker: true } : {}),
    },
    cache: {},
    timings: { send: 0, wait: exchange.duration ?? -1, receive: 0 },
    ...(connection.serverAddress === null ? {} : { serverIPAddress: connection.serverAddress }),
    ...(connection.id === null ? {} : { _connectionId: connection.id }),
    ...(exchange.servedFrom === 'cache' ? { _fromCache: 'disk' } : {}),
    _resourceType: exchange.resourceType,
  };
}

function headers(name: string, values: readonly string[]): readonly Header[] {
  return values.map((value) => ({ name, value }));
}

function queryOf(url: string): readonly Header[] {
  return [...(readUrl(url)?.searchParams ?? [])].map(([name, value]) => ({ name, value }));
}

/** One page for each navigation of the tab, so that what a page asked for stays with it. */
function createPages() {
  const list: { startedDateTime: string; id: string; title: string; pageTimings: Record<string, never> }[] = [];
  return {
    list,
    refOf({ initiator: { frame, redirectedFrom }, time, url }: Exchange): string | null {
      if (frame === 'top' && redirectedFrom.length === 0)
        list.push({ startedDateTime: new Date(time).toISOString(), id: `page_${list.length + 1}`, title: url, pageTimings: {} });
      return list.at(-1)?.id ?? null;
    },
  };
}
