import type { Exchange, Header } from '../http/exchange.ts';
import { createMask } from './mask.ts';

/** A HAR 1.2 file of what was recorded (never bodies), which `readHar` and other tools read again. Masked unless `reveal`. */
export function writeHar(exchanges: readonly Exchange[], { reveal }: { readonly reveal: boolean }): string {
  const mask = createMask();
  const shown = reveal ? exchanges : exchanges.map(mask.exchange);
  const pages = pagesOf(shown);
  const log = {
    version: '1.2',
    creator: { name: 'Sessionscope', version: '1' },
    pages: pages.list,
    entries: shown.map((exchange, index) => entryOf(exchange, pages.refs[index] ?? null)),
    ...(reveal ? {} : { comment: 'Values are masked: the same stand-in is the same value.' }),
  };
  return JSON.stringify({ log }, null, 1);
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
    },
    cache: {},
    timings: { send: 0, wait: exchange.duration ?? -1, receive: 0 },
    ...(connection.serverAddress === null ? {} : { serverIPAddress: connection.serverAddress }),
    ...(connection.id === null ? {} : { _connectionId: connection.id }),
    ...(exchange.servedFrom === 'cache' ? { _fromCache: 'disk' } : {}),
    ...(exchange.servedFrom === 'service-worker' ? { _fetchedViaServiceWorker: true } : {}),
    _resourceType: exchange.resourceType,
  };
}

function headers(name: string, values: readonly string[]): readonly Header[] {
  return values.map((value) => ({ name, value }));
}

function queryOf(url: string): readonly Header[] {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

/** One page for each navigation of the tab, so that what a page asked for stays with it. */
function pagesOf(exchanges: readonly Exchange[]) {
  const list: { startedDateTime: string; id: string; title: string; pageTimings: Record<string, never> }[] = [];
  const refs = exchanges.map((exchange) => {
    const { frame, redirectedFrom } = exchange.initiator;
    if (frame === 'top' && redirectedFrom.length === 0)
      list.push({ startedDateTime: new Date(exchange.time).toISOString(), id: `page_${list.length + 1}`, title: exchange.url, pageTimings: {} });
    return list.at(-1)?.id ?? null;
  });
  return { list, refs };
}
