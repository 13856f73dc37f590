import { readUrl, recordedUrl } from '../../utils/http/url.ts';
import type { NewExchange } from '../../utils/protocol/messages.ts';

/**
 * What only somebody who is there when it happens can say of an exchange: which page was in the tab, and which redirects led here.
 * DevTools tells neither in its HAR entries.
 */
export interface Pages {
  /** The tab has committed another page. */
  navigated(url: string, time: number): void;
  /** Notes what `exchange` says about later ones; `committed` is when its response headers were there, epoch milliseconds. */
  note(exchange: NewExchange, committed: number): void;
  /** `exchange` with what is known of its page and its redirects. Each exchange once, in the order of `note`. */
  place(exchange: NewExchange): NewExchange;
}

interface Page {
  readonly url: string;
  readonly from: number;
}

/** A page's own document and the news of its commit come by different ways, this far apart at most. Milliseconds. */
const apart = 30_000;
const mostPages = 64;
const mostRedirects = 256;
/** A redirect is followed at once; what asks for the same URL later asks by itself. Milliseconds. */
const followedWithin = 30_000;

export function createPages(firstUrl: string | null): Pages {
  let pages: readonly Page[] = firstUrl === null ? [] : [{ url: firstUrl, from: 0 }];
  let redirects: readonly { readonly target: string; readonly chain: readonly string[]; readonly time: number }[] = [];

  return {
    navigated(url, time) {
      const page = recordedUrl(url);
      // Its document may have been told before, with the better time.
      if (pages.some((known) => known.url === page && known.from > time - apart && known === pages.at(-1))) return;
      add({ url: page, from: time });
    },
    note(exchange, committed) {
      if (!isTopDocument(exchange)) return;
      const late = pages.find(({ url, from }) => url === exchange.url && from >= committed && from < committed + apart);
      if (late === undefined) {
        if (exchange.initiator.frame === 'top' && shows(exchange)) add({ url: exchange.url, from: committed });
        return;
      }
      pages = pages.map((page) => (page === late ? { ...page, from: committed } : page)).sort(byTime);
    },
    place(exchange) {
      const redirectedFrom = exchange.initiator.redirectedFrom.length > 0 ? exchange.initiator.redirectedFrom : takeChain(exchange);
      const target = redirectTarget(exchange);
      if (target !== null) {
        const chain = [...redirectedFrom, exchange.url];
        redirects = [...redirects, { target, chain, time: exchange.time }].slice(-mostRedirects);
      }
      const { initiator } = exchange;
      const top = isTopDocument(exchange);
      return {
        ...exchange,
        initiator: {
          ...initiator,
          frame: initiator.frame ?? (top ? 'top' : null),
          topLevelUrl: top ? null : (pageAt(exchange.time) ?? initiator.topLevelUrl),
          redirectedFrom,
        },
        source: 'devtools',
      };
    },
  };

  function add(page: Page): void {
    pages = [...pages, page].sort(byTime).slice(-mostPages);
  }

  function pageAt(time: number): string | null {
    return pages.findLast(({ from }) => from <= time)?.url ?? pages[0]?.url ?? null;
  }

  /** A document whose frame nobody named is the page's when a page of this URL was committed; anything else is left open. */
  function isTopDocument({ resourceType, initiator, url }: NewExchange): boolean {
    if (resourceType !== 'document' || initiator.frame === 'nested') return false;
    return initiator.frame === 'top' || pages.some((page) => page.url === url);
  }

  function takeChain({ url, time }: NewExchange): readonly string[] {
    const led = redirects.find((redirect) => redirect.target === url && redirect.time <= time && redirect.time > time - followedWithin);
    if (led === undefined) return [];
    redirects = redirects.filter((redirect) => redirect !== led);
    return led.chain;
  }
}

function byTime(a: Page, b: Page): number {
  return a.from - b.from;
}

function shows({ status }: NewExchange): boolean {
  return status !== null && status !== 204 && status !== 205 && (status < 300 || status >= 400);
}

function redirectTarget({ status, url, responseHeaders }: NewExchange): string | null {
  if (status === null || ![301, 302, 303, 307, 308].includes(status)) return null;
  const location = responseHeaders.find(({ name }) => name === 'location')?.value;
  const target = location === undefined ? null : readUrl(location, url);
  return target === null ? null : recordedUrl(target.href);
}
