import type { WebRequest } from '../../utils/browser.ts';
import type { Header, Initiator, ResourceType } from '../../utils/http/exchange.ts';
import { headerValue, keepRequestHeader, keepResponseHeader, keptHeader } from '../../utils/http/headers.ts';
import type { Part } from './recorder.ts';
import type { Heard } from './traffic.ts';

/** What `webRequest` tells, in our words: only what says something about cookies and sessions is kept. */

/** What Chromium adds to the details, and the polyfill's types don't know. */
interface ChromiumDetails {
  readonly initiator?: string;
  readonly documentLifecycle?: string;
}

interface Details {
  readonly requestId: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly type: string;
}

/** Null for what must not be recorded, or says nothing by itself. `cached`: a later event said that this response was in the cache. */
export function partOf(heard: Heard, browser: 'chromium' | 'firefox', cached = false): Part | null {
  switch (heard.kind) {
    case 'request':
      return isPrivateWorker(heard.details) ? null : requestPart(heard.details, browser);
    case 'response':
      return isPrivateWorker(heard.details) ? null : responsePart(heard.details, browser, cached);
    case 'cached':
      return null;
    case 'failure': {
      const { requestId, timeStamp, error } = heard.details;
      return { kind: 'failure', requestId, time: timeStamp, error };
    }
  }
}

/** A service worker belongs to no tab, so nobody could say that its request must not touch the disk. */
function isPrivateWorker(details: { readonly tabId: number; readonly incognito?: boolean }): boolean {
  return details.tabId < 0 && details.incognito === true;
}

export function requestPart(details: WebRequest.OnSendHeadersDetailsType, browser: 'chromium' | 'firefox'): Part {
  const headers = readHeaders(details.requestHeaders, browser);
  const cookies = headers.filter(({ name }) => name === 'cookie').map(({ value }) => value);
  return {
    kind: 'request',
    requestId: details.requestId,
    tabId: details.tabId,
    time: details.timeStamp,
    method: details.method,
    url: details.url,
    resourceType: resourceTypeOf(details.type),
    topLevelUrl: topLevelOf(details),
    initiatorUrl: initiatorOf(details, headers),
    frame: isPrefetch(headers) ? null : frameOf(details),
    cookieHeader: cookies.length > 0 ? cookies.join('; ') : null,
    headers: headers.filter(({ name }) => keepRequestHeader(name)).map(({ name, value }) => keptHeader(name, value)),
  };
}

export function responsePart(details: WebRequest.OnHeadersReceivedDetailsType, browser: 'chromium' | 'firefox', cached = false): Part {
  const headers = readHeaders(details.responseHeaders, browser);
  const { fromCache, ip } = details as { readonly fromCache?: boolean; readonly ip?: string };
  return {
    kind: 'response',
    requestId: details.requestId,
    tabId: details.tabId,
    time: details.timeStamp,
    method: details.method,
    url: details.url,
    resourceType: resourceTypeOf(details.type),
    frame: frameOf(details),
    status: details.statusCode,
    // Firefox joins the lines of one response with line feeds; a line itself cannot hold one.
    setCookieLines: headers.filter(({ name }) => name === 'set-cookie').flatMap(({ value }) => value.split('\n')),
    headers: headers.filter(({ name }) => keepResponseHeader(name)).map(({ name, value }) => keptHeader(name, value)),
    protocol: null,
    serverAddress: ip ?? null,
    servedFrom: (cached || fromCache === true) && !isRevalidated(headers, details.timeStamp) ? 'cache' : 'network',
  };
}

/**
 * The cache's word covers what the server has just confirmed (304), and then the request went out, with its cookies. The confirmation
 * brings a new `Date`, which tells the two apart as far as the server's clock is right (RFC 9111 §3.2). Milliseconds.
 */
function isRevalidated(headers: readonly Header[], time: number): boolean {
  const date = Date.parse(headerValue(headers, 'date') ?? '');
  const age = Number(headerValue(headers, 'age') ?? 0);
  return date + age * 1000 > time - 2000;
}

function readHeaders(headers: WebRequest.HttpHeaders | undefined, browser: 'chromium' | 'firefox'): readonly Header[] {
  return (headers ?? []).map(({ name, value, binaryValue }) => ({
    name: name.toLowerCase(),
    value: value === undefined ? octetsToText(binaryValue ?? []) : browser === 'chromium' ? asOctets(value) : value,
  }));
}

/** Chromium has decoded a value that is valid UTF-8; the recording keeps one character per octet. */
function asOctets(value: string): string {
  return /[^\0-\x7f]/.test(value) ? octetsToText(new TextEncoder().encode(value)) : value;
}

function octetsToText(octets: Iterable<unknown>): string {
  let text = '';
  for (const octet of octets) text += String.fromCharCode(Number(octet));
  return text;
}

/** The page in the tab, where the event itself tells it (Firefox); the caller knows it otherwise. */
function topLevelOf(details: WebRequest.OnSendHeadersDetailsType): string | null {
  if (frameOf(details) === 'top' && resourceTypeOf(details.type) === 'document') return null;
  const ancestors = (details as { readonly frameAncestors?: readonly { readonly url: string }[] }).frameAncestors;
  const top = ancestors?.at(-1)?.url;
  return top ?? (details.frameId === 0 ? (details.documentUrl ?? null) : null);
}

function initiatorOf(details: WebRequest.OnSendHeadersDetailsType, headers: readonly Header[]): string | null {
  // `Sec-Fetch-Site: none` is the browser's own word for "the user did this".
  if (headers.some(({ name, value }) => name === 'sec-fetch-site' && value === 'none')) return 'browser';
  const { initiator } = details as ChromiumDetails;
  const url = initiator ?? details.documentUrl ?? details.originUrl;
  if (url !== undefined && url !== 'null') return url;
  return url === undefined && details.type === 'main_frame' ? 'browser' : null;
}

/** A page that is fetched ahead (speculation rules) is not yet the page of the tab, whatever the event's frame says. */
function isPrefetch(headers: readonly Header[]): boolean {
  return headers.some(({ name, value }) => name === 'sec-purpose' && value.startsWith('prefetch'));
}

function frameOf(details: Details): Initiator['frame'] {
  // A page that is prerendered in the background is not yet the page of the tab.
  if (details.type === 'main_frame') return (details as ChromiumDetails).documentLifecycle === 'prerender' ? null : 'top';
  if (details.type === 'sub_frame' || details.frameId > 0) return 'nested';
  return details.frameId === 0 ? 'top' : null;
}

const resourceTypes: ReadonlyMap<string, ResourceType> = new Map<string, ResourceType>([
  ['main_frame', 'document'],
  ['sub_frame', 'iframe'],
  ['stylesheet', 'stylesheet'],
  ['script', 'script'],
  ['image', 'image'],
  ['imageset', 'image'],
  ['font', 'font'],
  ['media', 'media'],
  ['xmlhttprequest', 'fetch'],
  ['ping', 'ping'],
  ['beacon', 'ping'],
  ['csp_report', 'ping'],
  ['websocket', 'websocket'],
]);

function resourceTypeOf(type: string): ResourceType {
  return resourceTypes.get(type) ?? 'other';
}
