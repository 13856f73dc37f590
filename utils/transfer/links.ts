import { headerValue } from '../http/headers.ts';
import { readUrl, recordedUrl } from '../http/url.ts';
import type { EntryExchange, ReadEntry } from './har-entry.ts';
import { isHttp } from './har-initiator.ts';

/** A redirect is followed at once; what comes later only happens to go to the same address. */
const followedWithin = 5000;

/** Browsers give up after 20 hops; a file may hold a chain of any length. */
const mostHops = 50;

/** Adds what an entry's neighbours tell: the hops before it and the page it was made for. Takes and gives entries in order of time. */
export function link(entries: readonly ReadEntry[], pageTitles: ReadonlyMap<string, string>): EntryExchange[] {
  const hops = createHops();
  const pages = createPages(pageTitles);
  return entries.map(({ exchange, pageref }) => {
    const before = hops.follow(exchange);
    const frame =
      exchange.initiator.frame ?? before?.initiator.frame ?? (exchange.resourceType === 'document' ? pages.frameOfDocument(pageref) : null);
    const linked: EntryExchange = {
      ...exchange,
      initiator: {
        topLevelUrl: frame === 'top' ? null : pages.current(pageref),
        // Every hop was asked for by whoever asked for the first.
        url: before === null ? exchange.initiator.url : (before.initiator.url ?? exchange.initiator.url),
        frame,
        redirectedFrom: before === null ? [] : [...before.initiator.redirectedFrom.slice(1 - mostHops), before.url],
      },
    };
    hops.remember(linked);
    if (frame === 'top') pages.navigated(pageref, linked);
    return linked;
  });
}

function createHops() {
  const open = new Map<string, EntryExchange>();
  return {
    /** The hop that led here, if one did. */
    follow(exchange: EntryExchange): EntryExchange | null {
      const key = open.has(exchange.url) ? exchange.url : exchange.url.replace(/^https:/, 'http:');
      const hop = open.get(key);
      if (hop === undefined) return null;
      open.delete(key);
      return exchange.time - (hop.time + (hop.duration ?? 0)) <= followedWithin ? hop : null;
    },
    remember(exchange: EntryExchange): void {
      const location = headerValue(exchange.responseHeaders, 'location');
      if (location === null || exchange.status === null || exchange.status < 300 || exchange.status > 399) return;
      const target = readUrl(location, exchange.url);
      if (target !== null) open.set(recordedUrl(target.href), exchange);
    },
  };
}

function createPages(titles: ReadonlyMap<string, string>) {
  const shown = new Map<string, string>();
  const seen = new Set<string>();
  return {
    current(pageref: string | null): string | null {
      if (pageref === null) return null;
      const title = titles.get(pageref);
      // Chromium titles a page with its address: that helps a recording that began after the page was there.
      return shown.get(pageref) ?? (title !== undefined && isHttp(title) ? recordedUrl(title) : null);
    },
    /** A file that has pages begins each with the page itself. */
    frameOfDocument(pageref: string | null): 'top' | null {
      return pageref !== null && !seen.has(pageref) ? 'top' : null;
    },
    navigated(pageref: string | null, { url, status }: EntryExchange): void {
      if (pageref === null) return;
      const redirect = status !== null && status >= 300 && status <= 399;
      if (redirect) return;
      seen.add(pageref);
      // Neither a download nor an answer without content changes the page; the first of these can't be told, the second can.
      if (status !== 204 && status !== 205) shown.set(pageref, url);
    },
  };
}
