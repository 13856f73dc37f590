import type { CookieConclusion, ExchangeFacts } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { siteAt } from './places.ts';
import { carrierRoles, sentAs, sessionCookies } from './session-cookies.ts';

/** A session cookie that got a new value at a login. */
export interface Replaced {
  readonly login: ExchangeFacts;
  readonly cookie: CookieConclusion;
  /** The value from before the login. A secret. */
  readonly old: string;
  /** The first request with the new value; null when none was seen. */
  readonly fresh: ExchangeFacts | null;
  /** Later requests that carried the old value all the same, until the next login or logout. */
  readonly late: readonly ExchangeFacts[];
}

const known = new WeakMap<Facts, readonly Replaced[]>();

export function replacedAtLogin(facts: Facts): readonly Replaced[] {
  const made = known.get(facts);
  if (made) return made;
  const { analysis, conclusions } = facts;
  const borders = conclusions.events.filter(({ type }) => type === 'login' || type === 'logout').map(({ exchange }) => exchange);
  const found = conclusions.events
    .filter(({ type }) => type === 'login')
    .flatMap(({ exchange }) => {
      const login = analysis.exchanges[exchange];
      const until = borders.find((border) => border > exchange);
      return login ? sessionCookies(facts, carrierRoles).flatMap((cookie) => replaced(facts, login, cookie, until)) : [];
    });
  known.set(facts, found);
  return found;
}

function replaced({ analysis }: Facts, login: ExchangeFacts, cookie: CookieConclusion, until: number | undefined): readonly Replaced[] {
  const { name, distinctValues, timesSet } = cookie.facts;
  const old = sentAs(login.sent, cookie)?.value ?? '';
  // Encrypted anew with every answer: an older value is the same session.
  if (old === '' || (distinctValues >= 5 && distinctValues >= timesSet * 0.8)) return [];
  const site = siteAt(login.exchange.url);
  const { id, time, duration } = login.exchange;
  const issued = login.setCookies.some((set) => set.key === cookie.facts.key && set.verdict.outcome === 'replaced');
  const after = analysis.exchanges.slice(id + 1, until).filter(({ exchange, sent }) => sent.length > 0 && siteAt(exchange.url) === site);
  const carries = ({ sent }: ExchangeFacts, test: (value: string) => boolean) => sent.some((one) => one.name === name && test(one.value));
  const fresh = after.find((at) => carries(at, (value) => value !== old)) ?? null;
  if (!fresh) return issued ? [{ login, cookie, old, fresh, late: [] }] : [];
  // What set out before the answer of the login was there could not know better.
  const answered = Math.max(time + (duration ?? 0), fresh.exchange.time);
  const late = after.filter((at) => at.exchange.time >= answered && carries(at, (value) => value === old));
  return [{ login, cookie, old, fresh, late }];
}
