import type { Header, ResourceType } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import { readUrl, recordedUrl } from '../http/url.ts';

/**
 * Who made a request, as far as the request itself tells. A script's own address (`_initiator.url` of a script) is not asked:
 * scripts come from other hosts than the document that runs them, and the document is what counts for cookies.
 */
export function initiatorUrlOf(facts: {
  readonly url: string;
  readonly headers: readonly Header[];
  readonly toolsInitiator: { readonly type: string | null; readonly url: string | null } | null;
}): string | null {
  const site = headerValue(facts.headers, 'sec-fetch-site')?.toLowerCase();
  if (site === 'none') return 'browser';
  const origin = headerValue(facts.headers, 'origin');
  if (origin !== null && isHttp(origin)) return origin;
  const referer = headerValue(facts.headers, 'referer');
  // What a style sheet asks for names the sheet; the document behind it may be elsewhere.
  if (referer !== null && isHttp(referer) && !/\.css(\?|$)/.test(referer)) return recordedUrl(referer);
  if (site === 'same-origin') return readUrl(facts.url)?.origin ?? null;
  const { type, url } = facts.toolsInitiator ?? { type: null, url: null };
  if (type === 'parser' && url !== null && isHttp(url) && !/\.css(\?|$)/.test(url)) return recordedUrl(url);
  return null;
}

/** Whether a navigation was of the tab or of a frame in it; null when the request does not say. */
export function frameOf(facts: {
  readonly type: ResourceType;
  readonly headers: readonly Header[];
  readonly toolsInitiator: { readonly type: string | null } | null;
}): 'top' | 'nested' | null {
  if (facts.type === 'iframe') return 'nested';
  if (facts.type !== 'document') return null;
  // A page that is fetched ahead (speculation rules) is not yet the page of the tab, and may never be.
  if (headerValue(facts.headers, 'sec-purpose')?.startsWith('prefetch')) return null;
  if (headerValue(facts.headers, 'sec-fetch-dest')?.toLowerCase() === 'document') return 'top';
  // Chromium calls frames documents too; on plain http only the parser that met the <iframe> gives them away.
  if (facts.toolsInitiator === null) return null;
  return facts.toolsInitiator.type === 'parser' ? 'nested' : 'top';
}

export function isHttp(url: string): boolean {
  return /^https?:\/\//i.test(url) && readUrl(url) !== null;
}
