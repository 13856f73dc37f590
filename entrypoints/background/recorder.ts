import type { Header, Initiator, ResourceType } from '../../utils/http/exchange.ts';
import { credentialsIn, recordedUrl } from '../../utils/http/url.ts';
import type { NewExchange } from '../../utils/protocol/messages.ts';

/** What the network tells of one request, bit by bit. Parts of one `requestId` come in order; those of different ones in any. */
export type Part =
  | {
      readonly kind: 'request';
      readonly requestId: string;
      readonly tabId: number;
      readonly time: number;
      readonly method: string;
      readonly url: string;
      readonly resourceType: ResourceType;
      readonly topLevelUrl: string | null;
      readonly initiatorUrl: string | null;
      readonly frame: Initiator['frame'];
      readonly cookieHeader: string | null;
      readonly headers: readonly Header[];
    }
  | {
      readonly kind: 'response';
      readonly requestId: string;
      readonly tabId: number;
      readonly time: number;
      readonly method: string;
      readonly url: string;
      readonly resourceType: ResourceType;
      readonly frame: Initiator['frame'];
      readonly status: number;
      readonly setCookieLines: readonly string[];
      readonly headers: readonly Header[];
      readonly protocol: string | null;
      readonly serverAddress: string | null;
      readonly servedFrom: NewExchange['servedFrom'];
    }
  | { readonly kind: 'failure'; readonly requestId: string; readonly time: number; readonly error: string };

type Request = Extract<Part, { kind: 'request' }>;
type Response = Extract<Part, { kind: 'response' }>;

/** One finished exchange and whose it is; `tabId` is -1 for the request of a service worker. */
export interface Joined {
  readonly tabId: number;
  readonly exchange: NewExchange;
}

interface Hop {
  /** When it began to wait. */
  readonly since: number;
  readonly request: Request | null;
  /** Earlier hops of the same request. */
  readonly redirectedFrom: readonly string[];
}

/** Requests that are never answered must not pile up: beyond this the oldest is forgotten. */
const mostPending = 4096;

/** The requests that wait for their answer, by request id. */
export type Pending = readonly (readonly [requestId: string, hop: Hop])[];

/** Joins request, response and redirect hops: one exchange for each hop, given back by `take` when its last part came. */
export interface Recorder {
  take(part: Part): Joined | null;
  /** What a next recorder must know to go on. */
  pending(): Pending;
  readonly waiting: number;
  /** Takes over what an earlier one had pending. */
  recall(pending: Pending): void;
}

/** Firefox tells a confirmed answer (304) and then, at once, the one that the page gets from its cache. */
const mostConfirmed = 64;

export function createRecorder(): Recorder {
  const hops = new Map<string, Hop>();
  const confirmed = new Set<string>();

  return {
    pending: () => [...hops],
    get waiting() {
      return hops.size;
    },
    recall(pending) {
      for (const [requestId, hop] of pending) hops.set(requestId, hop);
    },
    take(part) {
      const hop = hops.get(part.requestId);
      switch (part.kind) {
        case 'request':
          hops.delete(part.requestId);
          hops.set(part.requestId, { since: part.time, request: part, redirectedFrom: hop?.redirectedFrom ?? [] });
          forgetOldest();
          return null;
        case 'response': {
          if (confirmed.delete(part.requestId) && hop === undefined) return null;
          if (part.status === 304) confirm(part.requestId);
          const redirectedFrom = hop?.redirectedFrom ?? [];
          if (isRedirect(part))
            hops.set(part.requestId, { since: part.time, request: null, redirectedFrom: [...redirectedFrom, recordedUrl(part.url)] });
          // The same request comes again with credentials; it still follows the same redirects.
          else if (part.status === 401 || part.status === 407) hops.set(part.requestId, { since: part.time, request: null, redirectedFrom });
          else hops.delete(part.requestId);
          return { tabId: part.tabId, exchange: answered(hop?.request ?? null, part, redirectedFrom) };
        }
        case 'failure':
          hops.delete(part.requestId);
          // After a response only the body was cut off, which says nothing about cookies.
          return hop?.request ? { tabId: hop.request.tabId, exchange: failed(hop.request, part.error, part.time, hop.redirectedFrom) } : null;
      }
    },
  };

  function confirm(requestId: string): void {
    confirmed.add(requestId);
    for (const oldest of confirmed) {
      if (confirmed.size <= mostConfirmed) return;
      confirmed.delete(oldest);
    }
  }

  function forgetOldest(): void {
    if (hops.size <= mostPending) return;
    for (const oldest of hops.keys()) {
      hops.delete(oldest);
      return;
    }
  }
}

function answered(request: Request | null, response: Response, redirectedFrom: readonly string[]): NewExchange {
  return {
    kind: 'exchange',
    time: request?.time ?? response.time,
    // The end of the body would be one more event for every request of every page.
    duration: null,
    method: response.method,
    url: recordedUrl(response.url),
    status: response.status,
    error: null,
    resourceType: response.resourceType,
    cookieHeader: request?.cookieHeader ?? null,
    setCookieLines: response.setCookieLines,
    requestHeaders: sentHeaders(request, response),
    responseHeaders: response.headers,
    initiator: {
      topLevelUrl: request?.topLevelUrl ?? null,
      url: request?.initiatorUrl ?? null,
      // A prefetch says what it is in its request only.
      frame: request === null ? response.frame : request.frame,
      redirectedFrom,
    },
    connection: { id: null, protocol: response.protocol, serverAddress: response.serverAddress },
    servedFrom: response.servedFrom,
    source: 'web-request',
  };
}

/** What is in the address is sent when the server asks for it, which is the answer that is told here (401), or none. */
function sentHeaders(request: Request | null, { url, status }: Response): readonly Header[] {
  const headers = request?.headers ?? [];
  const credentials = status === 401 || headers.some(({ name }) => name === 'authorization') ? null : credentialsIn(url);
  return credentials === null ? headers : [...headers, credentials];
}

function failed(request: Request, error: string, time: number, redirectedFrom: readonly string[]): NewExchange {
  return {
    kind: 'exchange',
    time: request.time,
    duration: Math.max(0, time - request.time),
    method: request.method,
    url: recordedUrl(request.url),
    status: null,
    error,
    resourceType: request.resourceType,
    cookieHeader: request.cookieHeader,
    setCookieLines: [],
    requestHeaders: request.headers,
    responseHeaders: [],
    initiator: { topLevelUrl: request.topLevelUrl, url: request.initiatorUrl, frame: request.frame, redirectedFrom },
    connection: { id: null, protocol: null, serverAddress: null },
    servedFrom: 'network',
    source: 'web-request',
  };
}

function isRedirect({ status, headers }: Response): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers.some(({ name }) => name === 'location');
}
