import { because, reasons } from './because.ts';
import type { CarrierChange } from './carriers.ts';
import { isSentToLogin, type Moment } from './moment.ts';
import { record, remember } from './site-life.ts';

/**
 * A login page need not say so in its address. It is known by what it does: other pages send visitors to it, and a form sent from
 * there lets them through.
 */
const mostGates = 50;
const mostTries = 20;

/** Remembers that a page sent its visitor to another one of the same site. */
export function noteGate({ life, facts, signals }: Moment): void {
  const { place, target } = signals;
  if (facts.exchange.method !== 'GET' || !signals.document || target === null || life.state === 'authenticated') return;
  if (target.host !== place.host || target.page === place.page) return;
  const from = life.gates.get(target.page) ?? new Set<string>();
  remember(from, place.page);
  if (life.gates.size < mostGates || life.gates.has(target.page)) life.gates.set(target.page, from);
}

/** Whether a form sent from a page to which others send has let the visitor through to one of those. */
export function isLetThrough({ life, signals }: Moment, news: readonly CarrierChange[]): boolean {
  const { from, target, changesState, login, logout } = signals;
  if (!changesState || login !== null || logout || from === null || target === null) return false;
  return life.gates.get(from)?.has(target.page) === true && news.some(({ likely }) => likely);
}

/** A form from such a page that was answered with nothing new. */
export function noteTry(moment: Moment): void {
  const { life, facts, signals, carried } = moment;
  const { id, time } = facts.exchange;
  const { from, target } = signals;
  if (!signals.changesState || signals.logout || from === null || !life.gates.has(from)) return;
  const again = signals.refused || (target === null ? signals.document : target.page === from) || isSentToLogin(moment);
  if (again && life.tries.length < mostTries) life.tries.push({ exchange: id, time, page: from, cookies: carried });
}

/** A login from the page shows what the forms before it were. */
export function learnLoginPage({ state, life, signals }: Moment): void {
  const { from } = signals;
  if (from === null) return;
  remember(life.loginPages, from);
  for (const { exchange, time, page, cookies } of life.tries.splice(0)) {
    if (page !== from || state.events.some((event) => event.exchange === exchange && event.type === 'login-failed')) continue;
    const evidence = [because('form-again', reasons.formAgain, [exchange], 'suggested')];
    record(state.events, { type: 'login-failed', exchange, time, site: life.site, cookies, evidence });
  }
}
