import type { Sent, StoredCookie } from '../cookie/types.ts';
import type { Entry } from './ledger.ts';
import type { ExchangeFacts } from './types.ts';

/** One cookie of a request's line, and which stored cookie it is; null: none that the model holds. */
export interface Pair {
  readonly name: string;
  readonly value: string;
  readonly cookie: StoredCookie | null;
}

/** Tells which stored cookie each pair of the header is: of several with one name first by value, then by the standard's order. */
export function match({ sent, withheld }: Sent, recorded: readonly { readonly name: string; readonly value: string }[]): readonly Pair[] {
  // As the model foresaw it, in its order: nearly every request.
  if (sent.length === recorded.length && recorded.every(({ name, value }, at) => sent[at]?.name === name && sent[at].value === value))
    return recorded.map(({ name, value }, at) => ({ name, value, cookie: sent[at] ?? null }));
  const byName = new Map<string, StoredCookie[]>();
  for (const cookie of [...sent, ...withheld.map((one) => one.cookie)]) {
    const same = byName.get(cookie.name);
    if (same) same.push(cookie);
    else byName.set(cookie.name, [cookie]);
  }
  const wouldGo = new Set(sent);
  return recorded.map(({ name, value }) => {
    const candidates = byName.get(name) ?? [];
    const equal = candidates.findIndex((cookie) => cookie.value === value);
    const at = equal === -1 ? candidates.findIndex((cookie) => wouldGo.has(cookie)) : equal;
    return { name, value, cookie: (at === -1 ? undefined : candidates.splice(at, 1)[0]) ?? null };
  });
}

/** Of the cookies that were expected in vain, those that a missing fact would have kept at home. */
export function explained(prediction: Sent, pairs: readonly Pair[]): ExchangeFacts['uncertain'] {
  const went = new Set(pairs.map(({ cookie }) => cookie));
  if (prediction.sent.every((cookie) => went.has(cookie))) return [];
  return prediction.uncertain
    .filter(({ cookie, otherwise }) => otherwise === 'withheld' && !went.has(cookie))
    .map(({ cookie, fact }) => ({ name: cookie.name, fact }));
}

/** Whether just the expected cookies went, and the model now holds them as they went: then the same line will be read in the same way. */
export function wentAsExpected(pairs: readonly Pair[], entries: readonly Entry[], expected: readonly StoredCookie[]): boolean {
  if (pairs.length !== expected.length) return false;
  const held = pairs.every(({ cookie, value }, at) => cookie !== null && expected.includes(cookie) && entries[at]?.facts.current?.value === value);
  // Of two with one name a new value may have been put down to either.
  return held && (pairs.every(({ cookie, value }) => cookie?.value === value) || new Set(pairs.map(({ name }) => name)).size === pairs.length);
}
