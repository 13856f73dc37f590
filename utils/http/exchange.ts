/**
 * What a recording holds. Everything here is as it was seen: nothing is interpreted, decoded or repaired.
 * Strings of header values keep one character per octet (Latin-1), as the browsers hand them over.
 */

/** One header line. Names are lower-case. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** What asked for the response, after the destinations of the Fetch standard (§2.2.5), in the words both browsers can supply. */
export type ResourceType = 'document' | 'iframe' | 'stylesheet' | 'script' | 'image' | 'font' | 'media' | 'fetch' | 'ping' | 'websocket' | 'other';

export type Source = 'devtools' | 'web-request' | 'har';

/** One request and its response, one per redirect hop. */
export interface Exchange {
  readonly kind: 'exchange';
  /** Position in the capture, from 0. `readHar` puts entries in order of time and keeps a table of where each came from. */
  readonly id: number;
  /** When the request started, epoch milliseconds. */
  readonly time: number;
  /** Milliseconds until the response ended; null when it was not seen to end. */
  readonly duration: number | null;
  readonly method: string;
  /** Absolute, without the fragment. */
  readonly url: string;
  /** null when no response was seen. */
  readonly status: number | null;
  /** The network's own word for a request that failed (`net::ERR_…`), else null. */
  readonly error: string | null;
  readonly resourceType: ResourceType;
  /** The value of the `Cookie` header as sent, null when there was none. Lines that HTTP/2 split are joined by `; ` (RFC 9113 §8.2.3). */
  readonly cookieHeader: string | null;
  /** The value of each `Set-Cookie` line, in order. */
  readonly setCookieLines: readonly string[];
  /** The other headers that say something about cookies and sessions (`headers.ts` lists them). Never bodies. */
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
  readonly initiator: Initiator;
  readonly connection: Connection;
  readonly servedFrom: 'network' | 'cache' | 'service-worker';
  readonly source: Source;
}

/** Who asked. Each null is a fact that the recording does not hold; nothing here is guessed. */
export interface Initiator {
  /** Of the page in the tab when the request was made. For a navigation: the page that it leaves is *not* meant; null. */
  readonly topLevelUrl: string | null;
  /** URL, or origin, of the document or worker that made the request. `browser` when the user did it (typed, bookmark, reload). */
  readonly url: string | null;
  /** Whether the request is for, or from, the page itself or a frame in it. */
  readonly frame: 'top' | 'nested' | null;
  /** The documents between a nested frame and the page, where the browser tells them (Firefox); absent where it does not. */
  readonly frameAncestors?: readonly string[];
  /** The URLs of the earlier hops when this exchange follows a redirect, first hop first. */
  readonly redirectedFrom: readonly string[];
}

export interface Connection {
  /** The same text for exchanges on the same connection. */
  readonly id: string | null;
  /** `http/1.1`, `h2`, `h3` … */
  readonly protocol: string | null;
  readonly serverAddress: string | null;
}

/** A change of the browser's cookie store that no recorded `Set-Cookie` line explains (`cookies.onChanged`). */
export interface CookieChange {
  readonly kind: 'cookie-change';
  /** The number of exchanges recorded before it: where it belongs among them. */
  readonly position: number;
  readonly time: number;
  readonly cause: 'explicit' | 'overwrite' | 'expired' | 'evicted' | 'expired-overwrite';
  readonly removed: boolean;
  readonly cookie: StoreCookie;
}

/** A cookie as the browser's store tells it. */
export interface StoreCookie {
  readonly name: string;
  readonly value: string;
  /** Without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | 'default';
  /** Epoch milliseconds; null for a cookie without expiry. */
  readonly expires: number | null;
  /** The top-level site of a partitioned cookie. */
  readonly partitionKey: string | null;
}

/** What the browser's store held some time after responses had set cookies: it shows whether the verdicts on their lines were right. */
export interface StoreCheck {
  readonly kind: 'store-check';
  /** The number of exchanges recorded before it. */
  readonly position: number;
  readonly time: number;
  /** The registrable domain, or host, whose cookies were asked for. */
  readonly site: string;
  /** Only cookies of these names were looked for; one of them that is not among `cookies` was not in the store. */
  readonly names: readonly string[];
  readonly cookies: readonly StoreCookie[];
}

export type CaptureRecord = Exchange | CookieChange | StoreCheck;
