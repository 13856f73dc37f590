import { noteExchange } from '../ledger.ts';
import { placeOf } from '../place.ts';
import { because, reasons } from './because.ts';
import type { CarrierChange } from './carriers.ts';
import { isSentToLogin, keysOf, type Moment, tell } from './moment.ts';
import { enterState } from './site-life.ts';
import { wordsIn } from './words.ts';

/**
 * A logout is an address that says so, or a sent form whose answer takes the session's cookie away. It is seen as a
 * deletion, an empty value, a new anonymous id, or as nothing at all when only the server forgets.
 */
export function detectLogout(moment: Moment): boolean {
  const { state, life, facts, signals, changes } = moment;
  const { exchange } = facts;
  const asked = signals.logout || (/^DELETE$/i.test(exchange.method) && life.doors.has(signals.place.page));
  if (exchange.status === null || exchange.status >= 400 || (!asked && changes.length === 0)) return false;
  const deleted = changes.filter(({ what, key, likely }) => what === 'deleted' && (likely || life.carriers.has(key)));
  const replaced = changes.filter(({ what, rewritten, likely }) => what === 'changed' && !rewritten && likely);
  const byDeletion =
    signals.changesState && (signals.login === null || signals.weak) && deleted.some(({ key }) => life.carriers.size === 0 || life.carriers.has(key));
  const byLink = leftByLink(moment, deleted);
  if (!asked && !byDeletion && !byLink) return false;
  if (!signals.telling && deleted.length === 0) return false;
  // A page that asks "Do you want to log out?" changes nothing and leads nowhere.
  const leads = signals.changesState || signals.target !== null || deleted.length + replaced.length > 0 || deletesInVain(moment);
  const carried =
    moment.carried.length + deleted.length + replaced.length > 0 || (moment.bearer !== null && signals.changesState) || moment.inUrl !== null;
  if (!leads || !carried) return false;
  // Later hops of one logout.
  if (life.state === 'ended' && exchange.initiator.redirectedFrom.some((url) => wordsIn(placeOf(url).page).logout)) return true;

  const gone = [...deleted, ...replaced];
  const evidence = [
    ...(asked ? [because('logout-address', reasons.logoutPath, [exchange.id])] : []),
    ...(byLink ? [because('left-by-link', reasons.leftByLink, [exchange.id], 'suggested')] : []),
    ...(deleted.length > 0 ? [because('cookie-deleted', reasons.logoutDeleted, [exchange.id])] : []),
    ...(replaced.length > 0 ? [because('id-replaced', reasons.logoutReplaced, [exchange.id])] : []),
    ...(gone.length === 0 ? [because('server-only', reasons.logoutServerOnly, [exchange.id], 'suggested')] : []),
  ];
  const keys = gone.length > 0 ? keysOf(gone) : moment.carried;
  tell(moment, 'logout', keys, evidence);
  const goneKeys = new Set(keysOf(gone));
  for (const { key } of facts.sent) {
    const entry = key === null ? undefined : state.entries.get(key);
    if (!entry || key === null) continue;
    if (goneKeys.has(key)) noteExchange(entry.notes.deletedAtLogout, exchange.id);
    else if (gone.length > 0) noteExchange(entry.notes.survivedLogout, exchange.id);
  }
  life.pending = null;
  life.loginSeen = true;
  life.lastEnd = exchange.id;
  life.endedBy = 'logout';
  enterState(life, 'ended', exchange.time);
  return true;
}

/** How long ago the session may have opened a page for its end to be the visitor's wish rather than a time-out. */
const freshness = 5 * 60_000;

/** A link that no word gives away: a page never opened before takes the cookie of a session that was just in use, and leads home. */
function leftByLink(moment: Moment, deleted: readonly CarrierChange[]): boolean {
  const { life, facts, signals } = moment;
  if (life.state !== 'authenticated' || !signals.document || signals.target === null) return false;
  // A page that wants a login says where it wants to be come back to.
  if (isSentToLogin(moment) && /[?&][^=]+=[^&]*(?:\/|%2F)/i.test(signals.target.query)) return false;
  if (life.opened.has(signals.place.page) || life.gated.has(signals.place.page) || life.lastRequest === null) return false;
  return facts.exchange.time - life.lastRequest.time < freshness && deleted.some(({ key }) => life.carriers.has(key));
}

/** A deletion that names a cookie of the session but misses its path or domain: the browser keeps the cookie, and the visitor was still meant to go. */
function deletesInVain({ state, facts, carried }: Moment): boolean {
  const names = new Set(carried.map((key) => state.entries.get(key)?.facts.name));
  return facts.setCookies.some(({ parsed, alias }) => parsed.kind !== 'malformed' && alias === null && names.has(parsed.name));
}
