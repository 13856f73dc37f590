import type { Entry } from '../ledger.ts';
import type { State } from '../state.ts';
import type { CookieKey, EventType, Evidence, ExchangeFacts } from '../types.ts';
import type { CarrierChange } from './carriers.ts';
import type { Signals } from './signals.ts';
import { record, type SiteLife } from './site-life.ts';

/** One exchange as the event detectors see it. */
export interface Moment {
  readonly state: State;
  readonly life: SiteLife;
  readonly facts: ExchangeFacts;
  /** The books of the cookies that the request carried. */
  readonly entries: readonly Entry[];
  readonly signals: Signals;
  readonly changes: readonly CarrierChange[];
  /** Cookies that the request carried and that may be the session. */
  readonly carried: readonly CookieKey[];
  readonly bearer: string | null;
  /** The session id in the address. */
  readonly inUrl: string | null;
}

export function tell({ state, life, facts }: Moment, type: EventType, cookies: readonly CookieKey[], evidence: readonly Evidence[]): void {
  const { id, time } = facts.exchange;
  record(state.events, { type, exchange: id, time, site: life.site, cookies, evidence });
}

export const keysOf = (changes: readonly CarrierChange[]): readonly CookieKey[] => changes.map(({ key }) => key);

/** Whether the answer sends the visitor to a login page: one whose address says so, or one that a login has shown to be one. */
export function isSentToLogin({ life, signals }: Moment): boolean {
  return signals.sentToLogin || (signals.target !== null && life.loginPages.has(signals.target.page));
}
