import { noteExchange } from '../ledger.ts';
import { placeOf } from '../place.ts';
import type { State } from '../state.ts';
import type { CookieKey } from '../types.ts';
import { enterState, remember, type SiteLife } from './site-life.ts';

/** Writes into the books what the login did to each cookie of the site. */
export function noteLogin(
  state: State,
  life: SiteLife,
  exchange: number,
  time: number,
  cookies: readonly CookieKey[],
  news: readonly CookieKey[],
): void {
  const login = state.exchanges[exchange];
  const sent = new Set(login?.sent.map(({ key }) => key));
  const changed = new Set(
    login?.setCookies.filter(({ verdict }) => verdict.outcome !== 'refused' && verdict.outcome !== 'deleted').map(({ key }) => key),
  );
  for (const key of new Set([...sent, ...changed])) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (!entry || key === null) continue;
    const before = login?.sent.find((one) => one.key === key)?.alias ?? null;
    const after = login?.setCookies.findLast((one) => one.key === key)?.alias ?? null;
    if (changed.has(key) && before === null) noteExchange(entry.notes.issuedAtLogin, exchange);
    else if (changed.has(key) && after !== before) noteExchange(entry.notes.changedAtLogin, exchange);
    else noteExchange(news.length > 0 ? entry.notes.untouchedAtLogin : entry.notes.sentAtLogin, exchange);
  }
  if (login) remember(life.doors, placeOf(login.exchange.url).page);
  life.carriers.clear();
  for (const key of cookies) life.carriers.add(key);
  life.loginSeen = true;
  life.requests = 0;
  enterState(life, 'authenticated', time);
  life.since = time;
}
