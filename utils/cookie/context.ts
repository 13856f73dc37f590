import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { requestUrl } from './request-url.ts';
import type { Context, MissingFact } from './types.ts';
import { opaqueUrl } from './uncertain.ts';

/**
 * The facts of a request that decide about its cookies, from what a recording really holds. `Sec-Fetch-Site` is the browser's own
 * answer and beats the rest (Fetch Metadata §2.3).
 *
 * A fact that is not there is not guessed: the default of `Context` is assumed and the fact named, in `context.missing`, so that
 * a verdict that hangs on it says so. `missing` beside it names only those without which not even an ordinary cookie is sure:
 * that a link may have been followed from another site matters to few, that an image may be in another site's page to most.
 */
export function contextOf(exchange: Exchange): { readonly context: Context; readonly missing: readonly string[] } {
  const { initiator, method, url } = exchange;
  const navigation = navigationOf(exchange);
  const topLevelUrl = navigation === 'top-level' ? url : initiator.topLevelUrl;
  const initiatorUrl = initiatorOf(exchange);
  const context: Writable<Context> = { method, navigation, api: 'http' };
  if (topLevelUrl !== null) context.topLevelUrl = topLevelUrl;
  if (initiatorUrl !== 'unknown' && initiatorUrl !== 'user') context.initiatorUrl = initiatorUrl;
  if (initiator.frameAncestors !== undefined) context.frameAncestors = initiator.frameAncestors;
  if (initiator.redirectedFrom.length > 0) context.redirectedFrom = initiator.redirectedFrom;
  const date = headerValue(exchange.responseHeaders, 'date');
  const serverDate = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(serverDate)) context.serverDate = serverDate;
  const unknown = (topLevelUrl === null ? 1 : 0) | (initiatorUrl === 'unknown' ? 2 : 0) | (hidesAncestors(exchange, navigation) ? 4 : 0);
  if (unknown !== 0) context.missing = missingFacts(unknown);
  return { context, missing: missingFacts(unknown & (navigation === 'top-level' ? 1 : 3)) };
}

/** One bit for each, in this order. */
const facts = ['top-level page', 'initiator', 'frame ancestors'] as const satisfies readonly MissingFact[];
const factsByBits = Array.from({ length: 1 << facts.length }, (_, bits) => facts.filter((_fact, at) => bits & (1 << at)));

function missingFacts(bits: number): readonly MissingFact[] {
  return factsByBits[bits] ?? [];
}

/** A context while it is put together: most facts are absent most of the time, and copying them in one by one takes longer than the rest. */
type Writable<Shape> = { -readonly [Member in keyof Shape]: Shape[Member] };

/** Chromium's recordings call a frame a document too; what the browser said when it asked (`Sec-Fetch-Dest`) tells them apart. */
function navigationOf({ resourceType, initiator, requestHeaders }: Exchange): NonNullable<Context['navigation']> {
  if (resourceType !== 'document' && resourceType !== 'iframe') return 'none';
  const destination = headerValue(requestHeaders, 'sec-fetch-dest')?.toLowerCase();
  if (destination === 'document') return 'top-level';
  if (destination === 'iframe' || destination === 'frame' || destination === 'embed' || destination === 'object') return 'nested';
  return resourceType === 'iframe' || initiator.frame === 'nested' ? 'nested' : 'top-level';
}

/** Who asked: a URL or origin, `user` (typed, bookmark, reload of such), or `unknown`. */
function initiatorOf(exchange: Exchange): string {
  const { url, requestHeaders, initiator } = exchange;
  const said = headerValue(requestHeaders, 'sec-fetch-site')?.toLowerCase();
  const known = knownInitiator(exchange);
  if (said === 'none') return 'user';
  // It is said of the whole chain of redirects: none of them left the initiator's site.
  if (said === 'same-origin' || said === 'same-site') return known !== null && isOfSite(known, url) ? known : url;
  // Across sites, and with redirects at any hop: only then may the initiator be of this site after all.
  if (said === 'cross-site' && initiator.redirectedFrom.length === 0) return known !== null && !isOfSite(known, url) ? known : opaqueUrl;
  if (initiator.url === 'browser') return 'user';
  return known ?? 'unknown';
}

function knownInitiator({ initiator, requestHeaders }: Exchange): string | null {
  if (initiator.url !== null && initiator.url !== 'browser') return initiator.url;
  const origin = headerValue(requestHeaders, 'origin');
  // A redirect to another origin, or a form's `no-referrer`, makes it `null` whoever asked.
  if (origin !== null && origin !== 'null') return origin;
  const referer = headerValue(requestHeaders, 'referer');
  // What a style sheet asks for names the sheet; the document behind it may be elsewhere.
  return referer !== null && !/\.css([?#]|$)/i.test(referer) ? referer : null;
}

/** `Sec-Fetch-Site` counts the scheme. */
function isOfSite(initiator: string, url: string): boolean {
  const site = requestUrl(initiator)?.site;
  return site !== undefined && site === requestUrl(url)?.site;
}

/** Of a nested frame the recording knows the page and the asking document, and seldom what lies between them. */
function hidesAncestors({ url, initiator }: Exchange, navigation: Context['navigation']): boolean {
  if (navigation === 'top-level' || initiator.frame !== 'nested' || initiator.frameAncestors !== undefined) return false;
  // In another site's page nothing hangs on them.
  const top = initiator.topLevelUrl === null ? null : requestUrl(initiator.topLevelUrl);
  const own = requestUrl(url);
  return top === null || own === null || top.domain === own.domain;
}
