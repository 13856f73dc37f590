import type { Trace } from './types.ts';

/** Between the end of a visit and the next one of the same visitor, in milliseconds. */
const rest = 1000;

/**
 * Calls `each` for every request of every visitor, in order of time; ties go to the lower visitor. `shifts` are the visitors' beginnings;
 * `roundsOf` says how often one makes the visit: once unless told otherwise.
 */
export function forEachArrival(
  trace: Trace,
  shifts: Float64Array,
  each: (at: number, user: number, index: number) => void,
  roundsOf: (user: number) => number = () => 1,
): void {
  const length = trace.requests.length;
  if (length === 0) return;
  const times = Float64Array.from(trace.requests, ({ at }) => at);
  const next = new Int32Array(shifts.length);
  const period = (times[length - 1] ?? 0) + rest;
  const rounds = Int32Array.from(shifts, (_, user) => roundsOf(user) - 1);
  // A heap of visitors by the time of their next request: a visit is in order already, so nothing needs to be sorted whole.
  const heap = new Int32Array(shifts.length);
  const begins = Float64Array.from(shifts);
  const due = (user: number): number => (begins[user] ?? 0) + (times[next[user] ?? 0] ?? 0);
  const isBefore = (a: number, b: number): boolean => {
    const [at, other] = [due(a), due(b)];
    return at < other || (at === other && a < b);
  };
  let size = 0;
  for (let user = 0; user < shifts.length; user += 1) {
    heap[size] = user;
    siftUp(size);
    size += 1;
  }
  while (size > 0) {
    const user = heap[0] ?? 0;
    const index = next[user] ?? 0;
    each(due(user), user, index);
    next[user] = index + 1;
    if (index + 1 === length) {
      if ((rounds[user] ?? 0) > 0) {
        rounds[user] = (rounds[user] ?? 0) - 1;
        begins[user] = (begins[user] ?? 0) + period;
        next[user] = 0;
      } else {
        size -= 1;
        heap[0] = heap[size] ?? 0;
      }
    }
    siftDown();
  }

  function siftUp(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  function siftDown(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const right = left + 1;
      const child = right < size && isBefore(heap[right] ?? 0, heap[left] ?? 0) ? right : left;
      if (!swapIfBefore(child, at)) return;
      at = child;
    }
  }

  function swapIfBefore(a: number, b: number): boolean {
    const [one, other] = [heap[a] ?? 0, heap[b] ?? 0];
    if (!isBefore(one, other)) return false;
    heap[a] = other;
    heap[b] = one;
    return true;
  }
}
