import { headerValue } from '../http/headers.ts';
import { readUrl } from '../http/url.ts';
import type { ExchangeFacts } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isLoginPath, placeOf } from './places.ts';

const known = new WeakMap<Facts, ReadonlyMap<string, number>>();

/**
 * Pages that turned someone away in this recording: only on such a page does an answer show who the server thinks is asking.
 * Every exchange is looked at, and each cookie of each site asks anew.
 */
export function deniedPages(facts: Facts): ReadonlyMap<string, number> {
  const pages = known.get(facts) ?? findDeniedPages(facts);
  known.set(facts, pages);
  return pages;
}

function findDeniedPages(facts: Facts): ReadonlyMap<string, number> {
  const loginPages = new Set<string>();
  for (const { type, exchange } of facts.conclusions.events) {
    const request = type === 'login' || type === 'login-failed' ? facts.analysis.exchanges[exchange]?.exchange : undefined;
    if (!request) continue;
    loginPages.add(placeOf(request.url).path);
    const form = headerValue(request.requestHeaders, 'referer');
    if (form) loginPages.add(placeOf(form).path);
  }
  const pages = new Map<string, number>();
  for (const each of facts.analysis.exchanges) if (isDenied(each, loginPages)) pages.set(pageOf(each), each.exchange.id);
  return pages;
}

/** Method, origin and path: the query may differ. */
export function pageOf({ exchange }: ExchangeFacts): string {
  const { origin, path } = placeOf(exchange.url);
  return `${exchange.method} ${origin}${path}`;
}

/** "Not you": 401, 403, or sent to log in. */
export function isDenied({ exchange }: ExchangeFacts, loginPages: ReadonlySet<string> = new Set()): boolean {
  const { status, url, responseHeaders, method } = exchange;
  if (status === 401 || status === 403) return true;
  if (method === 'POST' || status === null || status < 300 || status > 399) return false;
  const location = headerValue(responseHeaders, 'location');
  const target = location === null ? null : readUrl(location, url);
  if (target === null) return false;
  const { pathname } = target;
  return isLoginPath(pathname) || loginPages.has(pathname);
}

/** Answered by the server itself with the page that was asked for. */
export function isServed({ exchange }: ExchangeFacts): boolean {
  return exchange.servedFrom === 'network' && exchange.status !== null && exchange.status >= 200 && exchange.status < 300;
}
