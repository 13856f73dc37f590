import type { NewExchange } from '../../utils/protocol/messages.ts';
import { harEntryToExchange } from '../../utils/transfer/index.ts';
import { createPages } from './pages.ts';
import { createCompleter, type HarItem, lacksRawHeaders } from './raw-headers.ts';
import { createSettling } from './settling.ts';
import { createTold } from './told.ts';

export interface EntriesTools {
  /** How long an entry waits for others that began before it. Milliseconds. */
  readonly settleTime: number;
  /** All entries of the present log. */
  readonly readHar: () => Promise<readonly unknown[]>;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
  /** Called in order. */
  readonly send: (exchange: NewExchange) => void;
  /** The tab shows this page, behind what was sent. */
  readonly tellPage: (url: string) => void;
}

/** From what DevTools tells, in whatever order, to exchanges in order: each once, whole, and with its page and its redirects. */
export interface Entries {
  finished(entry: unknown): void;
  navigated(url: string): void;
  /** The page that was there when DevTools opened: no navigation will tell of it. */
  startAt(url: string): void;
  /** Takes what the log has and nobody told. */
  catchUp(): Promise<void>;
}

export function createEntries({ settleTime, readHar, now, later, send, tellPage }: EntriesTools): Entries {
  const pages = createPages(null);
  const complete = createCompleter({ readHar: readItems, later });
  const told = createTold();
  /** Whether the HAR was read after the first navigation: Firefox once told of that navigation only there. */
  let caughtUp = false;
  let sending: Promise<void> = Promise.resolve();
  /** What comes behind an exchange that is being completed waits for it. */
  const settle = createSettling<{ readonly time: number; readonly whole: Promise<NewExchange> }>({
    settleTime,
    now,
    later,
    send({ whole }) {
      sending = sending.then(async () => send(pages.place(await whole)));
    },
  });

  const entries: Entries = {
    finished(entry) {
      const exchange = harEntryToExchange(entry);
      if (exchange !== null && told.finished(exchange)) take(entry, exchange);
    },
    navigated(url) {
      pages.navigated(url, now());
      // The document of the page before may still be settling.
      later(() => {
        sending = sending.then(() => tellPage(url));
      }, settleTime);
      if (caughtUp) return;
      caughtUp = true;
      void entries.catchUp();
    },
    startAt: (url) => pages.navigated(url, 0),
    async catchUp() {
      const items = new Map((await readItems()).map(({ entry, exchange }) => [exchange, entry]));
      for (const exchange of told.inHar([...items.keys()])) take(items.get(exchange), exchange);
    },
  };
  return entries;

  async function readItems(): Promise<readonly HarItem[]> {
    return (await readHar()).flatMap((entry) => {
      const exchange = harEntryToExchange(entry);
      return exchange === null ? [] : [{ entry, exchange }];
    });
  }

  function take(entry: unknown, exchange: NewExchange): void {
    pages.note(exchange, committedAt(entry, exchange));
    const whole = lacksRawHeaders(entry, exchange) ? complete(exchange) : Promise.resolve(exchange);
    settle({ time: exchange.time, whole });
  }
}

/** When the response's headers were there: before its body, which a page's first requests do not wait for. */
function committedAt(entry: unknown, { time, duration }: NewExchange): number {
  const timings = typeof entry === 'object' && entry !== null && 'timings' in entry ? entry.timings : null;
  const receive = typeof timings === 'object' && timings !== null && 'receive' in timings ? timings.receive : 0;
  return time + Math.max(0, (duration ?? 0) - (typeof receive === 'number' && receive > 0 ? receive : 0));
}
