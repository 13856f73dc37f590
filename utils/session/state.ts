import type { Jar } from '../cookie/types.ts';
import type { CookieChange } from '../http/exchange.ts';
import type { SiteLife } from './events/site-life.ts';
import { type Entry, shareLetters, type Writable } from './ledger.ts';
import type { Analysis, CookieFacts, CookieKey, ExchangeFacts, LifeEvent, SetCookieFacts } from './types.ts';
import type { UsualRequests } from './usual.ts';

/** What `analyse` writes to behind the `Analysis` that others read. */
export interface State {
  readonly analysis: Writable<Pick<Analysis, 'browser' | 'lastTime'>>;
  readonly jar: Jar;
  readonly exchanges: ExchangeFacts[];
  readonly cookies: Map<CookieKey, CookieFacts>;
  readonly changes: CookieChange[];
  readonly events: LifeEvent[];
  readonly entries: Map<CookieKey, Entry>;
  /** The keys of a name: a `Cookie` header has no more than the name. */
  readonly keysByName: Map<string, CookieKey[]>;
  readonly usual: UsualRequests;
  /** Hosts that pages or scripts have asked already. */
  readonly visitedHosts: Set<string>;
  readonly sites: Map<string, SiteLife>;
  /** Lines about which the browser's store was not asked yet, in order. */
  unchecked: Unchecked[];
  /** Of the page in the tab; null before the first. */
  pageSite: string | null;
}

/** A line that was judged, and not yet held against the browser's store. */
export interface Unchecked {
  readonly set: Writable<SetCookieFacts>;
  readonly entry: Entry;
  readonly url: string;
  readonly time: number;
}

const states = new WeakMap<Analysis, State>();

export function keepState(analysis: Analysis, state: State): void {
  states.set(analysis, state);
}

export function stateOf(analysis: Analysis): State {
  const state = states.get(analysis);
  if (state === undefined) throw new Error('This analysis was not made by createAnalysis.');
  return state;
}

/** The entry of a cookie and its place in the books. */
export function enter(state: State, entry: Entry): Entry {
  const { key, name } = entry.facts;
  if (name.endsWith('.sig')) for (const base of state.keysByName.get(name.slice(0, -4)) ?? []) markSigned(state.entries.get(base));
  else if (state.keysByName.has(`${name}.sig`)) markSigned(entry);
  state.entries.set(key, entry);
  state.cookies.set(key, entry.facts);
  const keys = state.keysByName.get(name);
  const [first] = keys ?? [];
  const namesake = first === undefined ? undefined : state.entries.get(first);
  if (namesake && namesake !== entry) shareLetters(namesake, entry);
  if (keys) keys.push(key);
  else state.keysByName.set(name, [key]);
  return entry;
}

/** `cookies` (koa, cookie-session) keeps the signature of a cookie in `<name>.sig`: another value of it is other data, not another id. */
function markSigned(entry: Entry | undefined): void {
  if (entry) entry.notes.signed = true;
}
