import type { StoreCheck, StoreCookie } from '../../utils/http/exchange.ts';
import { readUrl } from '../../utils/http/url.ts';
import type { NewExchange } from '../../utils/protocol/messages.ts';
import { nameAndValue } from './cookie-changes.ts';

/** What the store held, before it is known among which exchanges it was asked. */
export type NewCheck = Omit<StoreCheck, 'position'>;

export interface StoreChecksTools {
  /** All cookies of the site and its subdomains, in the tab's store; those of partitions too. */
  readonly ask: (site: string) => Promise<readonly StoreCookie[]>;
  /** Whether the whole site may be asked about: where it may not, an empty answer would mean nothing. */
  readonly mayAsk: (siteUrl: string) => boolean;
  readonly siteOf: (url: string) => string;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
  readonly take: (check: NewCheck) => void;
}

/** Asks the cookie store of the browser what became of the lines that were recorded. */
export interface StoreChecks {
  note(exchange: NewExchange): void;
  /** The lines noted until now are not asked about any more. */
  forget(): void;
}

/** The store is asked when a site has set nothing for so long, so that no line is on its way … Milliseconds. */
const quiet = 1000;
/** … but not much later where a page sets cookies without end. */
const longest = 5000;
/** More names than this are an attack on the reader: browsers keep fewer cookies of a site. */
const mostNames = 300;

interface Open {
  readonly names: Set<string>;
  readonly since: number;
  last: number;
}

export function createStoreChecks({ ask, mayAsk, siteOf, now, later, take }: StoreChecksTools): StoreChecks {
  const open = new Map<string, Open>();

  return {
    note({ setCookieLines, url, status }) {
      if (setCookieLines.length === 0 || status === null) return;
      const protocol = readUrl(url)?.protocol;
      if (protocol === undefined) return;
      const site = siteOf(url);
      if (!mayAsk(`${protocol}//${site}/`)) return;
      const known = open.get(site);
      const waiting = known ?? { names: new Set(), since: now(), last: now() };
      waiting.last = now();
      for (const line of setCookieLines) if (waiting.names.size < mostNames) waiting.names.add(nameAndValue(line).name);
      if (known !== undefined) return;
      open.set(site, waiting);
      later(() => void settle(site), quiet);
    },
    forget: () => open.clear(),
  };

  async function settle(site: string): Promise<void> {
    const waiting = open.get(site);
    if (waiting === undefined) return;
    const rest = waiting.last + quiet - now();
    if (rest > 0 && now() < waiting.since + longest) {
      later(() => void settle(site), rest);
      return;
    }
    open.delete(site);
    const time = now();
    // A store that does not answer leaves the verdicts as they are: predicted.
    const cookies = await ask(site).catch(() => null);
    if (cookies === null) return;
    take({ kind: 'store-check', time, site, names: [...waiting.names], cookies: cookies.filter(({ name }) => waiting.names.has(name)) });
  }
}
