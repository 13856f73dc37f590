import type { CDPSession, Protocol } from 'puppeteer-core';

/** Writes down what DevTools' Network panel sees and exports it as Chromium does ("HAR with sensitive data"), without bodies. */
export interface HarRecorder {
  readonly count: () => number;
  /** The first entry from `since` on that is `method url`; -1 when there is none. */
  find(since: number, matches: (method: string, url: URL) => boolean): number;
  /** Whether every request that began has ended. */
  settled(): boolean;
  har(): Har;
}

export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: 'WebInspector'; readonly version: '537.36' };
    readonly pages: readonly unknown[];
    readonly entries: readonly HarEntry[];
  };
}

export interface HarEntry {
  readonly request: { readonly method: string; readonly url: string; readonly headers: readonly HarHeader[]; readonly [other: string]: unknown };
  readonly response: { readonly status: number; readonly headers: readonly HarHeader[]; readonly [other: string]: unknown };
  readonly [other: string]: unknown;
}

export interface HarHeader {
  readonly name: string;
  readonly value: string;
}

/** One request of a redirect chain: all hops of a chain share the id of the request. */
interface Hop {
  readonly started: Protocol.Network.RequestWillBeSentEvent;
  response: Protocol.Network.Response | null;
  /** Seconds on the browser's own clock. */
  ended: number | null;
  error: string | null;
}

interface Chain {
  readonly hops: Hop[];
  /** The headers as they went over the wire come apart from the rest, one for each hop, in order, sometimes earlier. */
  readonly sent: Protocol.Network.RequestWillBeSentExtraInfoEvent[];
  readonly received: Protocol.Network.ResponseReceivedExtraInfoEvent[];
}

export async function recordHar(session: CDPSession): Promise<HarRecorder> {
  const chains = new Map<string, Chain>();
  const order: { readonly chain: Chain; readonly index: number }[] = [];
  const chainOf = (id: string): Chain => {
    const chain = chains.get(id) ?? { hops: [], sent: [], received: [] };
    chains.set(id, chain);
    return chain;
  };
  session.on('Network.requestWillBeSent', (event) => {
    if (!/^https?:/.test(event.request.url)) return;
    const chain = chainOf(event.requestId);
    const previous = chain.hops.at(-1);
    if (previous && event.redirectResponse) {
      previous.response = event.redirectResponse;
      previous.ended = event.timestamp;
    }
    order.push({ chain, index: chain.hops.length });
    chain.hops.push({ started: event, response: null, ended: null, error: null });
  });
  session.on('Network.requestWillBeSentExtraInfo', (event) => chainOf(event.requestId).sent.push(event));
  session.on('Network.responseReceivedExtraInfo', (event) => chainOf(event.requestId).received.push(event));
  const last = (id: string) => chains.get(id)?.hops.at(-1);
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const hop = last(requestId);
    if (hop) hop.response = response;
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const hop = last(requestId);
    if (hop) hop.ended = timestamp;
  });
  session.on('Network.loadingFailed', ({ requestId, timestamp, errorText }) => {
    const hop = last(requestId);
    if (!hop) return;
    hop.ended = timestamp;
    hop.error = errorText;
  });
  await session.send('Network.enable');

  const hopOf = ({ chain, index }: (typeof order)[number]): Hop => {
    const hop = chain.hops[index];
    if (!hop) throw new Error('A request without its record.');
    return hop;
  };
  return {
    count: () => order.length,
    find: (since, matches) =>
      order.findIndex((one, index) => index >= since && matches(hopOf(one).started.request.method, new URL(hopOf(one).started.request.url))),
    settled: () => {
      // What a page asked for and was left before the answer came is never heard of again.
      const page = order.findLast((one) => hopOf(one).started.type === 'Document');
      return order.every((one) => hopOf(one).ended !== null || (page && hopOf(one).started.loaderId !== hopOf(page).started.loaderId));
    },
    har() {
      const pages = new Map<string, { startedDateTime: string; id: string; title: string; pageTimings: object }>();
      const entries = order.map(({ chain, index }) => {
        const hop = hopOf({ chain, index });
        const { started } = hop;
        const key = started.loaderId === '' ? started.documentURL : started.loaderId;
        const time = new Date(started.wallTime * 1000).toISOString();
        const page = pages.get(key) ?? { startedDateTime: time, id: `page_${pages.size + 1}`, title: started.documentURL, pageTimings: {} };
        pages.set(key, page);
        // A request that is answered 401 and sent again with credentials is one to the browser: the last try counts.
        const last = index === chain.hops.length - 1;
        const nth = <One>(list: readonly One[]): One | null => (last ? list.slice(index).at(-1) : list[index]) ?? null;
        return entryOf(hop, nth(chain.sent), nth(chain.received), page.id, time);
      });
      return { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [...pages.values()], entries } };
    },
  };
}

function entryOf(
  { started, response, ended, error }: Hop,
  sent: Protocol.Network.RequestWillBeSentExtraInfoEvent | null,
  received: Protocol.Network.ResponseReceivedExtraInfoEvent | null,
  pageref: string,
  startedDateTime: string,
): HarEntry {
  const { request, initiator, type, timestamp } = started;
  const duration = ended === null ? 0 : Math.round((ended - timestamp) * 1e6) / 1000;
  const protocol = response?.protocol ?? '';
  const responseHeaders = linesOf(received?.headers ?? response?.headers ?? {});
  return {
    startedDateTime,
    time: duration,
    request: {
      method: request.method,
      url: request.url.replace(/#.*/s, ''),
      httpVersion: protocol,
      headers: linesOf(sent?.headers ?? request.headers),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: response === null ? 0 : (received?.statusCode ?? response.status),
      statusText: response?.statusText ?? '',
      httpVersion: protocol,
      headers: responseHeaders,
      cookies: [],
      content: { size: 0, mimeType: response?.mimeType ?? 'x-unknown' },
      redirectURL: responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value ?? '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: response?.encodedDataLength ?? 0,
      _error: error,
    },
    cache: {},
    timings: { blocked: -1, dns: -1, ssl: -1, connect: -1, send: 0, wait: duration, receive: 0 },
    ...(response?.remoteIPAddress === undefined ? {} : { serverIPAddress: response.remoteIPAddress }),
    pageref,
    ...(response?.fromDiskCache === true ? { _fromCache: 'disk' } : {}),
    _initiator: {
      type: initiator.type,
      ...(initiator.url === undefined ? {} : { url: initiator.url }),
      ...(initiator.lineNumber === undefined ? {} : { lineNumber: initiator.lineNumber }),
    },
    _priority: request.initialPriority,
    _resourceType: (type ?? 'Other').toLowerCase(),
    _connectionId: String(response?.connectionId ?? 0),
  };
}

/** Several lines of one name come joined by line feeds. */
function linesOf(headers: Protocol.Network.Headers): readonly HarHeader[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    String(value)
      .split('\n')
      .map((line) => ({ name, value: line })),
  );
}
