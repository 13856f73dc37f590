import { headerValue } from '../../http/headers.ts';
import type { Entry } from '../ledger.ts';
import type { Place } from '../place.ts';
import type { State } from '../state.ts';
import type { CookieKey, ExchangeFacts } from '../types.ts';
import { carrierChanges, carriersAmong } from './carriers.ts';
import { detectEnd } from './ended.ts';
import { noteGate } from './gates.ts';
import { noteEcho, noteGivenAway, noteState } from './guards.ts';
import { detectHttpAuthentication } from './http-authentication.ts';
import { detectLogin } from './login.ts';
import { detectLogout } from './logout.ts';
import type { Moment } from './moment.ts';
import { noteOtherCarriers } from './other-carriers.ts';
import { settlePending } from './pending-login.ts';
import { detectRefresh } from './refresh.ts';
import { detectRenewal, detectRotation } from './rotation.ts';
import { noteAway } from './sign-on.ts';
import { signalsOf } from './signals.ts';
import { createLife, enterState, type SiteLife } from './site-life.ts';
import { detectUnlocked } from './unlocked.ts';

/** An exchange whose cookies are written down. */
export interface Followed {
  readonly facts: ExchangeFacts;
  readonly place: Place;
  /** The books of the cookies that the request carried. */
  readonly entries: readonly Entry[];
  /** The letters that they had then. */
  readonly before: ReadonlyMap<CookieKey, string>;
}

/** Step three of an exchange: what happened to the session of its site. */
export function followEvents(state: State, { facts, place, entries, before }: Followed): void {
  const { exchange } = facts;
  if (exchange.servedFrom === 'cache' && facts.setCookies.length === 0) return;
  const { site } = place;
  const life = state.sites.get(site) ?? createLife(site);
  state.sites.set(site, life);

  const signals = signalsOf(exchange, place);
  const changes = carrierChanges(state, facts, before);
  const carried = carriersAmong(entries);
  const { bearer, inUrl } = noteOtherCarriers(life, facts, place);
  const moment: Moment = { state, life, facts, entries, signals, changes, carried, bearer, inUrl };
  noteHeaders(life, facts);
  noteEcho(moment);
  noteState(moment);
  noteGivenAway(moment);
  if (life.state === 'none' && (carried.length > 0 || bearer !== null)) enterState(life, 'anonymous', exchange.time);

  settlePending(moment);
  const explained = detectHttpAuthentication(moment) || detectRefresh(moment) || detectLogin(moment) || detectLogout(moment);
  if (!explained) {
    detectRotation(moment);
    detectEnd(moment);
  }
  detectUnlocked(moment, explained);
  if (signals.changesState && signals.document) life.lastForm = exchange.url;
  noteGate(moment);
  noteAway(moment);
  detectRenewal(moment);
  countAuthenticated(moment);
  withdrawRewritten(moment);
  if (signals.telling && exchange.status !== null) noteQuiet(moment);
}

/** Which cookies go with the requests of a logged-in session. */
function countAuthenticated({ state, life, entries, signals }: Moment): void {
  if (life.state !== 'authenticated' || !signals.telling) return;
  life.requests += 1;
  for (const { notes } of entries) notes.sentWhenLoggedIn += 1;
  for (const key of life.carriers) {
    const entry = state.entries.get(key);
    if (entry && !entries.includes(entry)) entry.notes.absentWhenLoggedIn += 1;
  }
}

/** A cookie that turns out to change with most answers was never rotated or lost, nor did its change log in: what was said of it is taken back. */
function withdrawRewritten({ state, life, facts, changes }: Moment): void {
  for (const { key, what, rewritten } of changes) {
    const entry = state.entries.get(key);
    if (!entry || what !== 'changed' || !rewritten || entry.notes.withdrawn) continue;
    entry.notes.withdrawn = true;
    const wrong = (event: State['events'][number]) =>
      (event.type === 'lost' || event.type === 'rotated' || isOnlyChange(event)) &&
      event.cookies.every((one) => one === key) &&
      event.evidence.every(({ code }) => code !== 'refreshed');
    if (state.events.some((event) => isOnlyChange(event) && wrong(event)) && life.state === 'authenticated') {
      life.carriers.clear();
      enterState(life, 'anonymous', facts.exchange.time);
    }
    const right = state.events.filter((event) => !wrong(event));
    state.events.splice(0, state.events.length, ...right);
  }
}

/** A login that nothing but a new id speaks for. */
function isOnlyChange({ type, evidence }: State['events'][number]): boolean {
  return type === 'login' && evidence.every(({ code }) => code === 'id-changed');
}

const frameworkHeaders = ['server', 'x-powered-by', 'x-aspnet-version'];

function noteHeaders({ headers }: SiteLife, { exchange }: ExchangeFacts): void {
  for (const name of frameworkHeaders) {
    const value = headers.has(name) ? null : headerValue(exchange.responseHeaders, name);
    if (value !== null) headers.set(name, { value, exchange: exchange.id });
  }
}

function noteQuiet({ life, facts, changes }: Moment): void {
  const { id: exchange, time } = facts.exchange;
  const quiet = life.lastRequest === null ? 0 : time - life.lastRequest.time;
  const known = life.longestQuiet?.milliseconds ?? 0;
  // A new id, by a remembered login say, is no sign that the server still knew the old one.
  const anew = changes.some(({ what, rewritten, likely }) => likely && (what === 'issued' || (what === 'changed' && !rewritten)));
  if (life.state === 'authenticated' && !anew && quiet > known) life.longestQuiet = { milliseconds: quiet, exchange };
  life.lastRequest = { exchange, time };
}
