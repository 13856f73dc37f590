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
  /** The page was left at `time`: what was under way then, and DevTools has not told since. To be recorded now. */
  leftBehind(time: number): readonly NewExchange[];
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
  /** By `webRequest`; DevTools may tell of them again. */
  let recorded: readonly NewExchange[] = [];
  /** Told by `webRequest` while DevTools is believed. */
  let unrecorded: readonly NewExchange[] = [];
  /** Told by DevTools before `webRequest` did. */
  let ahead: readonly NewExchange[] = [];

  return {
    get attached() {
      return attached;
    },
    attach() {
      attached = true;
    },
    detach() {
      attached = false;
      ahead = [];
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
      const twin = ahead.find((one) => isTwin(exchange, one));
      if (twin !== undefined) ahead = ahead.filter((one) => one !== twin);
      else unrecorded = bounded([...unrecorded, exchange]);
      return false;
    },
    leftBehind(time) {
      const behind = unrecorded.filter((one) => one.time < time);
      unrecorded = unrecorded.filter((one) => one.time >= time);
      recorded = bounded([...recorded, ...behind]);
      return behind;
    },
    takeDevtools(exchange) {
      const twin = nearest(recorded, exchange);
      if (twin !== null) {
        recorded = recorded.filter((one) => one !== twin);
        return false;
      }
      const other = nearest(unrecorded, exchange);
      if (other !== null) unrecorded = unrecorded.filter((one) => one !== other);
      else ahead = bounded([...ahead, exchange]);
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

/** One of those that look like it, the nearest in time; each is taken once. */
function nearest(byWebRequest: readonly NewExchange[], byDevtools: NewExchange): NewExchange | null {
  let best: NewExchange | null = null;
  for (const one of byWebRequest) {
    if (!isTwin(one, byDevtools)) continue;
    if (best === null || Math.abs(one.time - byDevtools.time) < Math.abs(best.time - byDevtools.time)) best = one;
  }
  return best;
}

/** Whether both tell of the same request. */
function isTwin(byWebRequest: NewExchange, { method, status, url, time, duration }: NewExchange): boolean {
  if (byWebRequest.method !== method || byWebRequest.status !== status || byWebRequest.url !== url) return false;
  const late = byWebRequest.time - time;
  return late >= -clocksDiffer && late <= (duration ?? longest) + clocksDiffer;
}
