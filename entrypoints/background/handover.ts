import type { NewExchange } from '../../utils/protocol/messages.ts';
import { isTwin, joined } from './twins.ts';

/**
 * Which of two witnesses is believed, for one tab. While a devtools page is attached it is: it sees caches, connections and ends,
 * and `webRequest` adds what it tells better. Otherwise `webRequest` is. Whatever only one of them tells is recorded too, and what
 * both tell once.
 */
export interface Handover {
  readonly attached: boolean;
  attach(): void;
  /** DevTools was closed: what only `webRequest` saw of the last moments, to be recorded now. */
  detach(): readonly NewExchange[];
  /** Whether to record what `webRequest` brought now. `fromWorker`: a service worker asked. */
  takeWebRequest(exchange: NewExchange, fromWorker: boolean): boolean;
  /** Whether `webRequest` told of something that DevTools may still tell. */
  readonly waits: boolean;
  /** What DevTools has not told by now, to be recorded without it. */
  overdue(): readonly NewExchange[];
  /** What to record, in order, now that DevTools has brought this. */
  takeDevtools(exchange: NewExchange): readonly NewExchange[];
  /** Earlier records, for a worker that has just been born and remembers nothing. */
  remember(exchange: NewExchange): void;
}

/**
 * DevTools tells of an exchange when its body has ended, and never of some: what was under way when its page was left, in Firefox also
 * what came with another page's load (measured: up to 8 of the 83 requests of a walk through the demo shop, whose cookies the browser
 * had taken). So long it is waited for. Milliseconds.
 */
export const patience = 2000;
/** At a detach: exchanges older than this were finished, so DevTools would have told of them. */
const lastMoments = 10_000;
/** Twins are looked for among this many. */
const mostRemembered = 512;

interface Seen {
  readonly exchange: NewExchange;
  readonly fromWorker: boolean;
  /** When `webRequest` told it. */
  readonly since: number;
}

export function createHandover(now: () => number): Handover {
  let attached = false;
  /** By `webRequest`; DevTools may tell of them again. */
  let recorded: readonly Seen[] = [];
  /** Told by `webRequest` while DevTools is believed. */
  let unrecorded: readonly Seen[] = [];
  /** Told by DevTools before `webRequest` did. */
  let ahead: readonly NewExchange[] = [];

  const handover: Handover = {
    get attached() {
      return attached;
    },
    attach() {
      attached = true;
    },
    detach() {
      attached = false;
      ahead = [];
      const last = unrecorded.filter(({ exchange }) => exchange.time > now() - lastMoments);
      return recordLate(last, []);
    },
    takeWebRequest(exchange, fromWorker) {
      const seen = { exchange, fromWorker, since: now() };
      const twin = attached ? ahead.find((one) => isTwin(exchange, one, fromWorker)) : undefined;
      if (twin !== undefined) {
        ahead = ahead.filter((one) => one !== twin);
        return false;
      }
      if (attached) {
        unrecorded = bounded([...unrecorded, seen]);
        return false;
      }
      recorded = bounded([...recorded, seen]);
      return true;
    },
    get waits() {
      return unrecorded.length > 0;
    },
    overdue() {
      const due = now() - patience;
      return recordLate(
        unrecorded.filter(({ since }) => since <= due),
        unrecorded.filter(({ since }) => since > due),
      );
    },
    takeDevtools(exchange) {
      const known = nearest(recorded, exchange);
      if (known !== null) {
        recorded = recorded.filter((one) => one !== known);
        return [];
      }
      const twin = nearest(unrecorded, exchange);
      unrecorded = unrecorded.filter((one) => one !== twin);
      const whole = twin === null ? exchange : joined(twin.exchange, exchange);
      const first = unrecorded.filter((one) => comesBefore(one, whole));
      const before = recordLate(
        first,
        unrecorded.filter((one) => !first.includes(one)),
      );
      if (twin === null) ahead = [...ahead, exchange].slice(-mostRemembered);
      return [...before, whole];
    },
    remember(exchange) {
      if (exchange.source === 'web-request') recorded = bounded([...recorded, { exchange, fromWorker: false, since: now() }]);
    },
  };
  return handover;

  function recordLate(late: readonly Seen[], rest: readonly Seen[]): readonly NewExchange[] {
    unrecorded = rest;
    recorded = bounded([...recorded, ...late]);
    return late.map(({ exchange }) => exchange).toSorted((a, b) => a.time - b.time);
  }
}

function bounded(exchanges: readonly Seen[]): readonly Seen[] {
  return exchanges.length > mostRemembered ? exchanges.slice(-mostRemembered) : exchanges;
}

/** Whether what `webRequest` told cannot wait for DevTools, because the order says which cookies were there. */
function comesBefore({ exchange, since }: Seen, next: NewExchange): boolean {
  // Its cookies were there before this was sent.
  if (exchange.setCookieLines.length > 0 && since < next.time) return true;
  // It was sent before these cookies were there.
  if (next.setCookieLines.length > 0 && exchange.time <= next.time) return true;
  // DevTools shows one exchange where the server asked for credentials first.
  const isChallenge = exchange.status === 401 || exchange.status === 407;
  return isChallenge && isTwin({ ...exchange, status: next.status }, next, false);
}

/** One of those that look like it, the nearest in time; each is taken once. */
function nearest(byWebRequest: readonly Seen[], byDevtools: NewExchange): Seen | null {
  const away = ({ exchange }: Seen) => Math.abs(exchange.time - byDevtools.time);
  let best: Seen | null = null;
  for (const one of byWebRequest) {
    if (isTwin(one.exchange, byDevtools, one.fromWorker) && (best === null || away(one) < away(best))) best = one;
  }
  return best;
}
