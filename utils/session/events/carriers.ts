import { headerValue } from '../../http/headers.ts';
import type { Entry } from '../ledger.ts';
import { placeOf } from '../place.ts';
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
  /** It goes no further than the address that set it and those below: not to the page that asked, nor to where the answer leads. */
  readonly near: boolean;
  /** It was replaced before without a reason, and may be again: no proof of anything. */
  readonly lost: boolean;
}

/** The cookies of a response that may carry the session, each once, as its last line left it. */
export function carrierChanges(state: State, facts: ExchangeFacts, before: ReadonlyMap<CookieKey, string>): readonly CarrierChange[] {
  if (facts.setCookies.length === 0) return none;
  const changes = new Map<CookieKey, CarrierChange>();
  for (const { key, alias, parsed, verdict } of facts.setCookies) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (!entry || key === null || verdict.outcome === 'refused' || parsed.kind === 'malformed') continue;
    const old = before.get(key);
    const gone = verdict.outcome === 'deleted' || parsed.value === '' || entry.facts.current === null;
    // An emptied cookie has lost its looks; what it did before counts.
    const did = gone && entry.notes.issuedAtLogin.length + entry.notes.changedAtLogin.length > 0;
    if (!did && !mayCarry(entry)) continue;
    // Clearing what was not there is a habit of servers, not an event.
    if (gone && old === undefined && !changes.has(key)) continue;
    const what = gone ? 'deleted' : old === undefined ? 'issued' : old === alias ? 'same' : 'changed';
    changes.set(key, {
      key,
      name: entry.facts.name,
      what,
      rewritten: entry.notes.rewritten,
      likely: likelyCarries(entry),
      lost: entry.notes.lost,
      near: isNear(entry, facts),
    });
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

/** A ticket for the next step of a login, say: `Path=/api/auth`, asked for by a script of `/join`. */
function isNear({ facts: { path } }: Entry, { exchange }: ExchangeFacts): boolean {
  if (path === '/') return false;
  const { url, requestHeaders, responseHeaders, initiator } = exchange;
  const { host } = placeOf(url);
  const beyond = [headerValue(responseHeaders, 'location'), headerValue(requestHeaders, 'referer'), initiator.topLevelUrl]
    .map((one) => (one === null ? null : placeOf(one, url)))
    .find((one) => one?.host === host);
  return beyond != null && !`${beyond.path}/`.startsWith(path.endsWith('/') ? path : `${path}/`);
}
