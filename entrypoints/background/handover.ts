import type { NewExchange } from '../../utils/protocol/messages.ts';

/**
 * Which of two witnesses is believed, for one tab. While a devtools page is attached it is: it sees caches, connections and ends.
 * Otherwise `webRequest` is. Around the changes both describe the same exchanges; each is let through once.
 */
export interface Handover {
  readonly attached: boolean;
  attach(): void;
  /** DevTools was closed: what only `webRequest` saw of the last moments, to be recorded now. */
  detach(): readonly NewExchange[];
  /** Whether to record what `webRequest` brought. A service worker's requests (`fromWorker`) may be unseen by DevTools. */
  takeWebRequest(exchange: NewExchange, fromWorker: boolean): boolean;
  takeDevtools(exchange: NewExchange): boolean;
  /** Earlier records, for a worker that has just been born and remembers nothing. */
  remember(exchange: NewExchange): void;
}

/**
 * DevTools counts from the first thought to the last byte, and `webRequest` tells of the sending in between. A page that is
 * reloaded asks the same again a moment later: nearness in time alone would take that for the same request. Milliseconds.
 */
const clocksDiffer = 250;
/** For an exchange whose end is unknown. Milliseconds. */
const longest = 5000;
/** At a detach: exchanges older than this were finished, so DevTools would have told of them. */
const lastMoments = 10_000;
/** Twins are looked for among this many. */
const mostRemembered = 512;

export function createHandover(now: () => number): Handover {
  let attached = false;
  let recorded: readonly NewExchange[] = [];
  let unrecorded: readonly NewExchange[] = [];

  return {
    get attached() {
      return attached;
    },
    attach() {
      attached = true;
    },
    detach() {
      attached = false;
      const last = unrecorded.filter(({ time }) => time > now() - lastMoments);
      unrecorded = [];
      recorded = bounded([...recorded, ...last]);
      return last;
    },
    takeWebRequest(exchange, fromWorker) {
      if (!attached || fromWorker) {
        recorded = bounded([...recorded, exchange]);
        return true;
      }
      unrecorded = bounded([...unrecorded, exchange]);
      return false;
    },
    takeDevtools(exchange) {
      const twin = nearest(recorded, exchange);
      if (twin !== null) {
        recorded = recorded.filter((one) => one !== twin);
        return false;
      }
      const other = nearest(unrecorded, exchange);
      if (other !== null) unrecorded = unrecorded.filter((one) => one !== other);
      return true;
    },
    remember(exchange) {
      if (exchange.source === 'web-request') recorded = bounded([...recorded, exchange]);
    },
  };
}

function bounded(exchanges: readonly NewExchange[]): readonly NewExchange[] {
  return exchanges.length > mostRemembered ? exchanges.slice(-mostRemembered) : exchanges;
}

/** The same request as `webRequest` told it: one of those that look like it, the nearest in time; each is taken once. */
function nearest(byWebRequest: readonly NewExchange[], byDevtools: NewExchange): NewExchange | null {
  const { method, status, url, time, duration } = byDevtools;
  let best: NewExchange | null = null;
  for (const one of byWebRequest) {
    if (one.method !== method || one.status !== status || one.url !== url) continue;
    const late = one.time - time;
    if (late < -clocksDiffer || late > (duration ?? longest) + clocksDiffer) continue;
    if (best === null || Math.abs(late) < Math.abs(best.time - time)) best = one;
  }
  return best;
}
