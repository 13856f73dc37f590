import type { Connection, Exchange, Header } from '../http/exchange.ts';
import { keepRequestHeader, keepResponseHeader, keptHeader, longestValue } from '../http/headers.ts';
import { credentialsIn, readUrl, recordedUrl } from '../http/url.ts';
import { cookieHeaderFrom, setCookieLineFrom } from './har-cookies.ts';
import { frameOf, initiatorUrlOf } from './har-initiator.ts';
import { toOctets } from './octets.ts';
import { resourceTypeOf } from './resource-type.ts';
import { type HarEntry, type HarRequest, type HarResponse, parseEntry } from './schema.ts';
import { splitCommas, splitLines } from './set-cookie-lines.ts';

export type EntryExchange = Omit<Exchange, 'id'>;

export interface ReadEntry {
  readonly exchange: EntryExchange;
  /** What only the file as a whole can make use of. */
  readonly pageref: string | null;
  readonly timeKnown: boolean;
  /** Whether a `cookies[]` list had to stand in for header lines. */
  readonly rebuilt: boolean;
  readonly userAgent: string | null;
  /** Whether it says neither what was sent nor what came of it: no header, no status, no error. */
  readonly hollow: boolean;
}

/** How a tool writes its files, where that differs. */
export interface Habits {
  readonly commaJoinedSetCookie: boolean;
  /** Firefox's. Other tools write 0 for what they do not know. */
  readonly zeroMeansCache: boolean;
}

const live: Habits = { commaJoinedSetCookie: false, zeroMeansCache: true };
const none: { readonly request: HarRequest; readonly response: HarResponse } = {
  request: { method: null, url: null, httpVersion: null, headers: [], cookies: [], headersSize: null },
  response: {
    status: null,
    httpVersion: null,
    headers: [],
    cookies: [],
    redirectURL: null,
    content: null,
    headersSize: null,
    _error: null,
    _failureText: null,
    _fetchedViaServiceWorker: false,
  },
};

/**
 * A live entry of `devtools.network`. null for what never reached the network (`data:`, `blob:`, the extension's own pages), has no
 * time, or says nothing: of a service worker's script Chromium's DevTools knows only that it was asked for.
 */
export function harEntryToExchange(entry: unknown): EntryExchange | null {
  const read = readEntry(entry);
  if (read === null || !read.timeKnown || read.hollow || !/^(https?|wss?):/i.test(read.exchange.url)) return null;
  return read.exchange;
}

/** One entry on its own; what its neighbours tell (redirects, the page) is added by `links.ts`. null for what is no request at all. */
export function readEntry(raw: unknown, habits: Habits = live): ReadEntry | null {
  const entry = parseEntry(raw);
  const request = entry?.request ?? null;
  if (entry === null || request === null || request.url === null || readUrl(request.url) === null) return null;
  const response = entry.response ?? none.response;
  const url = addressOf(request.url);
  const named = lowerCase(request.headers);
  const inAddress = named.some(({ name }) => name === 'authorization') ? null : credentialsIn(request.url);
  const sent = inAddress === null ? named : [...named, inAddress];
  const received = lowerCase(response.headers);
  const status = response.status !== null && response.status > 0 ? response.status : null;
  const recordedCookie = cookieLine(sent);
  const recordedLines = setCookieLines(received, habits);
  const from = servedFrom(entry, habits);
  // What a cache or a worker answers was never sent, and the `Set-Cookie` lines that Firefox shows with it are those of the first time.
  const cookieHeader = from === 'network' ? (recordedCookie ?? cookieHeaderFrom(request.cookies)) : null;
  const lines = from !== 'network' ? [] : recordedLines.length > 0 ? recordedLines : response.cookies.map(setCookieLineFrom);
  const type = resourceTypeOf({ url, status, headers: sent, toolsType: entry._resourceType, mimeType: response.content?.mimeType ?? null });
  const time = timeOf(entry.startedDateTime);
  return {
    exchange: {
      kind: 'exchange',
      time: time ?? 0,
      duration: entry.time !== null && entry.time >= 0 ? entry.time : null,
      method: request.method ?? 'GET',
      url,
      status,
      error: status === null ? (response._error ?? response._failureText) : null,
      resourceType: type,
      cookieHeader,
      setCookieLines: lines,
      requestHeaders: kept(sent, keepRequestHeader),
      responseHeaders: kept(received, keepResponseHeader),
      initiator: {
        topLevelUrl: null,
        url: initiatorUrlOf({ url, headers: sent, toolsInitiator: entry._initiator }),
        frame: frameOf({ type, headers: sent, toolsInitiator: entry._initiator }),
        redirectedFrom: [],
      },
      connection: connectionOf(entry, url, request, response),
      servedFrom: from,
      source: 'har',
    },
    pageref: entry.pageref,
    timeKnown: time !== null,
    rebuilt: (recordedCookie === null && cookieHeader !== null) || (recordedLines.length === 0 && lines.length > 0),
    userAgent: sent.find(({ name }) => name === 'user-agent')?.value ?? null,
    hollow:
      status === null &&
      !response._error &&
      !response._failureText &&
      received.length === 0 &&
      !sent.some(({ name }) => /^(?:host|:authority|cookie)$/.test(name)),
  };
}

/** What is data and not an address (`data:`) only up to its data. */
function addressOf(url: string): string {
  return /^data:/i.test(url) ? url.slice(0, url.indexOf(',') + 1) : recordedUrl(url);
}

function lowerCase(headers: readonly Header[]): readonly Header[] {
  return headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
}

function kept(headers: readonly Header[], keep: (name: string) => boolean): readonly Header[] {
  return headers.filter(({ name }) => keep(name)).map(({ name, value }) => keptHeader(name, toOctets(value.slice(0, longestValue + 1))));
}

function cookieLine(headers: readonly Header[]): string | null {
  const lines = headers.filter(({ name, value }) => name === 'cookie' && value !== '').flatMap(({ value }) => splitLines(toOctets(value)));
  return lines.length === 0 ? null : lines.join('; ');
}

function setCookieLines(headers: readonly Header[], { commaJoinedSetCookie }: Habits): string[] {
  const lines = headers.filter(({ name }) => name === 'set-cookie').flatMap(({ value }) => splitLines(toOctets(value)));
  return commaJoinedSetCookie ? lines.flatMap(splitCommas) : lines;
}

function timeOf(started: HarEntry['startedDateTime']): number | null {
  const time = started === null ? Number.NaN : new Date(started).getTime();
  return Number.isNaN(time) ? null : time;
}

function connectionOf(entry: HarEntry, url: string, request: HarRequest, response: HarResponse): Connection {
  const protocol = response.httpVersion || request.httpVersion || null;
  return {
    id: connectionId(entry, url),
    protocol: protocol === null || protocol === 'unknown' ? null : protocolName(protocol),
    serverAddress: entry.serverIPAddress === null || entry.serverIPAddress === '' ? null : entry.serverIPAddress,
  };
}

/** Some tools write the server's port for the connection; a port that everybody shares names nothing. */
function connectionId({ _connectionId, connection }: HarEntry, url: string): string | null {
  if (_connectionId !== null) return _connectionId === '' || _connectionId === '0' ? null : _connectionId;
  if (connection === null || connection === '' || connection === '0') return null;
  const { port, protocol } = new URL(url);
  return connection === (port || (/^(https|wss):/.test(protocol) ? '443' : '80')) ? null : connection;
}

function protocolName(version: string): string {
  const name = version.toLowerCase();
  if (/^(http\/2(\.0)?|h2c?)$/.test(name)) return 'h2';
  return /^(http\/3(\.0)?|h3(-\d+)?|quic.*)$/.test(name) ? 'h3' : name;
}

function servedFrom({ _fromCache, _fetchedViaServiceWorker, time, request, response }: HarEntry, { zeroMeansCache }: Habits): Exchange['servedFrom'] {
  if (_fetchedViaServiceWorker || response?._fetchedViaServiceWorker) return 'service-worker';
  // Firefox has no word for it: no octet of a header either way, and no time.
  if (zeroMeansCache && time === 0 && request?.headersSize === 0 && response?.headersSize === 0) return 'cache';
  return _fromCache === true || (typeof _fromCache === 'string' && _fromCache !== '') ? 'cache' : 'network';
}
