import type { Entry } from '../ledger.ts';
import { likelyCarries, mayCarry } from '../roles/snapshot.ts';
import type { State } from '../state.ts';
import type { CookieKey, ExchangeFacts } from '../types.ts';

/** What an answer did to one cookie that may carry a session. */
export interface CarrierChange {
  readonly key: CookieKey;
  readonly name: string;
  /** `issued`: the request had none. `changed`: it had another value. `same`: the same again. */
  readonly what: 'issued' | 'changed' | 'same' | 'deleted';
  /** Whether another value means another id. */
  readonly rewritten: boolean;
  readonly likely: boolean;
}

/** The cookies of a response that may carry the session, each once, as its last line left it. */
export function carrierChanges(state: State, facts: ExchangeFacts, before: ReadonlyMap<CookieKey, string>): readonly CarrierChange[] {
  if (facts.setCookies.length === 0) return none;
  const changes = new Map<CookieKey, CarrierChange>();
  for (const { key, alias, parsed, verdict } of facts.setCookies) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (!entry || key === null || verdict.outcome === 'refused' || parsed.kind === 'malformed' || !mayCarry(entry)) continue;
    const old = before.get(key);
    const gone = verdict.outcome === 'deleted' || parsed.value === '' || entry.facts.current === null;
    // Clearing what was not there is a habit of servers, not an event.
    if (gone && old === undefined && !changes.has(key)) continue;
    const what = gone ? 'deleted' : old === undefined ? 'issued' : old === alias ? 'same' : 'changed';
    changes.set(key, { key, name: entry.facts.name, what, rewritten: entry.notes.rewritten, likely: likelyCarries(entry) });
  }
  return [...changes.values()];
}

const none: readonly CarrierChange[] = [];

/** Those of a request's cookies that may be the session. */
export function carriersAmong(entries: readonly Entry[]): readonly CookieKey[] {
  const carriers: CookieKey[] = [];
  for (const entry of entries) if (likelyCarries(entry)) carriers.push(entry.facts.key);
  return carriers;
}
