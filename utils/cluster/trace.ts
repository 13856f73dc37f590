import { shownPath } from '../http/url.ts';
import type { Analysis, Conclusions, ExchangeFacts, Session } from '../session/types.ts';
import { dataBytes } from './token.ts';
import type { RequestKind, Trace, TraceRequest } from './types.ts';

/** What a session holds when its size cannot be seen: a user id, a cart, a token or two. */
const supposedBytes = 600;

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Requests that an application server answers; the others are files. */
const dynamic = new Set(['document', 'iframe', 'fetch', 'other']);

const longestLabel = 48;

/** The recorded visit of `session`, ready to be replayed: its requests in order, and what each asks of the session. */
export function traceOf(analysis: Analysis, { cookies }: Conclusions, session: Session): Trace {
  const keys = new Set(session.cookies);
  const kinds = new Map<number, RequestKind>();
  for (const { type, exchange } of session.events) {
    if (type === 'login' || type === 'logout') kinds.set(exchange, type);
    else if (type === 'started' && !kinds.has(exchange)) kinds.set(exchange, 'start');
  }
  const hosts = new Set(cookies.filter(({ facts }) => keys.has(facts.key)).map(({ facts }) => facts.domain));
  const own = analysis.exchanges.filter(({ exchange }) => hosts.has(hostOf(exchange.url)));
  // What is recorded first was answered first, and need not have been asked first.
  const sorted = own.toSorted((a, b) => a.exchange.time - b.exchange.time);
  const [first] = sorted;
  const requests = sorted.map(
    (facts): TraceRequest => ({
      at: facts.exchange.time - (first?.exchange.time ?? 0),
      kind: kinds.get(facts.exchange.id) ?? kindOf(facts, keys),
      exchange: facts.exchange.id,
      label: labelOf(facts),
    }),
  );
  const held = cookies.find(({ facts, decoded }) => keys.has(facts.key) && decoded?.carriesData === true);
  return {
    requests,
    sessionBytes: held ? dataBytes(held.facts.value.length) : supposedBytes,
    measured: held !== undefined,
  };
}

/** The same visit by somebody who thinks `pace` times as long between requests. */
export function paced(trace: Trace, pace: number): Trace {
  return { ...trace, requests: trace.requests.map((request) => ({ ...request, at: request.at * pace })) };
}

function kindOf({ exchange, sent }: ExchangeFacts, keys: ReadonlySet<string>): RequestKind {
  if (!dynamic.has(exchange.resourceType) || !sent.some(({ key }) => key !== null && keys.has(key))) return 'free';
  return changing.has(exchange.method) ? 'write' : 'read';
}

function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}

function labelOf({ exchange: { method, url } }: ExchangeFacts): string {
  return `${method} ${shownPath(url, longestLabel - method.length - 1)}`;
}
