import type { NewExchange } from '../../utils/protocol/messages.ts';

/**
 * `getHAR` and `onRequestFinished` tell partly the same. Each entry of the one is paired with at most one of the other,
 * so that two requests that look alike (the same URL in the same millisecond) stay two.
 */
export interface Told {
  /** Whether an entry of `onRequestFinished` is new. */
  finished(exchange: NewExchange): boolean;
  /** Which of the entries of `getHAR` are new. One without an answer may still be under way; `finished` will bring it. */
  inHar(exchanges: readonly NewExchange[]): readonly NewExchange[];
}

/** `getHAR` is asked soon after the start; what was told long before the last asking is not compared any more. */
const mostKept = 5000;

export function createTold(): Told {
  const byEvent = new Map<string, number>();
  const byHar = new Map<string, number>();

  return {
    finished(exchange) {
      const key = keyOf(exchange);
      const known = takeOne(byHar, key);
      addOne(byEvent, key);
      return !known;
    },
    inHar(exchanges) {
      const events = new Map(byEvent);
      const earlier = new Map(byHar);
      const fresh = exchanges.filter((exchange) => {
        const key = keyOf(exchange);
        return exchange.status !== null && !takeOne(events, key) && !takeOne(earlier, key);
      });
      for (const exchange of fresh) addOne(byHar, keyOf(exchange));
      return fresh;
    },
  };
}

function keyOf({ method, url, time, status }: NewExchange): string {
  return JSON.stringify([method, url, time, status]);
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (counts.size <= mostKept) return;
  for (const oldest of counts.keys()) {
    counts.delete(oldest);
    return;
  }
}

function takeOne(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count === 0) return false;
  if (count === 1) counts.delete(key);
  else counts.set(key, count - 1);
  return true;
}
