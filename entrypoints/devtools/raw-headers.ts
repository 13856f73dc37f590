import type { NewExchange } from '../../utils/protocol/messages.ts';

/**
 * Chromium's DevTools gets the raw headers of a request (the ones with the cookies) by another way than the rest, and announces
 * a redirect without waiting for them: most often the `Set-Cookie` lines of a login are not in the entry that
 * `onRequestFinished` brings. `getHAR`, asked at once, has them; after the next navigation it has forgotten the entry.
 */
export function lacksRawHeaders(entry: unknown, { status, servedFrom }: NewExchange): boolean {
  if (status === null || servedFrom !== 'network') return false;
  const request = partOf(entry, 'request');
  const headers = partOf(request, 'headers');
  const hasHost = Array.isArray(headers) && headers.some((header) => /^(?::authority|host)$/i.test(String(partOf(header, 'name'))));
  if (!hasHost) return true;
  const size = partOf(partOf(entry, 'response'), 'headersSize');
  // Below HTTP/2 a size says that the raw text was there; above, nothing says it.
  return status >= 300 && status < 400 && status !== 304 && !(typeof size === 'number' && size >= 0);
}

export interface HarItem {
  readonly entry: unknown;
  readonly exchange: NewExchange;
}

export interface CompleterTools {
  readonly readHar: () => Promise<readonly HarItem[]>;
  readonly later: (callback: () => void, delay: number) => void;
}

/** What comes after an exchange waits for it, so not for ever. Milliseconds. */
const patience = 2000;
/** The headers are on their way when the exchange is told, and a few milliseconds late. */
const mostReadings = 4;
const betweenReadings = 15;

/** Answers `exchange` with the headers that `getHAR` has for it, or as it is when that knows no more. Never more than one asking is under way. */
export function createCompleter({ readHar, later }: CompleterTools): (exchange: NewExchange) => Promise<NewExchange> {
  let running: Promise<readonly HarItem[]> | null = null;
  let next: Promise<readonly HarItem[]> | null = null;

  return async (exchange) => {
    let best = exchange;
    for (let reading = 1; reading <= mostReadings; reading += 1) {
      const found = (await read()).filter((item) => isSame(item.exchange, exchange));
      const [only] = found;
      // Forgotten; or two that cannot be told apart.
      if (only === undefined || found.length > 1) return best;
      best = only.exchange;
      if (!lacksRawHeaders(only.entry, best)) return best;
      await wait(betweenReadings);
    }
    return best;
  };

  /** An asking that began before the exchange was told may know as little as the event did. */
  function read(): Promise<readonly HarItem[]> {
    if (running === null) {
      running = Promise.race([readHar().catch(() => []), wait(patience).then(() => [])]).finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running.then(() => {
      next = null;
      return read();
    });
    return next;
  }

  function wait(delay: number): Promise<void> {
    return new Promise((resolve) => {
      later(resolve, delay);
    });
  }
}

function isSame(a: NewExchange, b: NewExchange): boolean {
  return a.time === b.time && a.url === b.url && a.method === b.method && a.status === b.status;
}

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
