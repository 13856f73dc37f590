import type { Exchange } from '../../http/exchange.ts';
import type { State } from '../state.ts';
import { because, reasons } from './because.ts';
import { isSentToLogin, keysOf, type Moment } from './moment.ts';
import { noteLogin } from './note-login.ts';
import { type Key, record, remember, type SiteLife } from './site-life.ts';

/**
 * A login that no word in any address gives away is known by what it does: what was refused before opens with the cookie that its
 * answer gave. Forms and scripts log in so, and links from a mail.
 */
export function detectUnlocked(moment: Moment, explained: boolean): void {
  const { life, facts, signals } = moment;
  if (!signals.telling || facts.exchange.status === null) return;
  if (life.state === 'authenticated' || signals.logout) {
    life.key = null;
    life.refusals.length = 0;
    return;
  }
  if (opens(moment)) {
    settleKey(moment.state, life, because('opened', reasons.opened, [facts.exchange.id]));
    return;
  }
  noteClosed(moment);
  if (!explained || life.pending?.exchange === facts.exchange.id) noteKey(moment);
}

/** The sign-on's own login, which its proof to another site shows to have held. */
export function settleKey(state: State, life: SiteLife, why: ReturnType<typeof because>): void {
  const { key, site } = life;
  if (key === null) return;
  const { exchange, time, cookies, rotated } = key;
  const told = (type: string) => state.events.some((event) => event.exchange === exchange && event.type === type);
  life.key = null;
  life.pending = null;
  // What began there was not only the visitor's session but the login.
  const began = state.events.findIndex((event) => event.exchange === exchange && event.type === 'started');
  if (began !== -1) state.events.splice(began, 1);
  record(state.events, { type: 'login', exchange, time, site, cookies, evidence: [why] });
  if (rotated.length > 0 && !told('rotated'))
    record(state.events, { type: 'rotated', exchange, time, site, cookies: rotated, evidence: [because('rotated', reasons.rotated, [exchange])] });
  noteLogin(state, life, exchange, time, cookies, cookies);
  failBefore(state, life, key);
}

function opens({ life, facts, signals }: Moment): boolean {
  const { key } = life;
  return (
    key !== null &&
    signals.succeeded &&
    life.closed.has(signals.place.page) &&
    facts.sent.some((sent) => sent.key !== null && key.cookies.includes(sent.key))
  );
}

function noteClosed(moment: Moment): void {
  const { life, facts, signals } = moment;
  const { method, status } = facts.exchange;
  if (method !== 'GET') return;
  const { target, place } = signals;
  const away = signals.document && target !== null && target.host === place.host && target.page !== place.page;
  // A page that is forbidden asks for something else: a filter wants to know whether a person reads it.
  const refused = status === 401 || (status === 403 && !signals.document);
  if (!refused && !away && !isSentToLogin(moment)) return;
  remember(life.closed, place.page);
  if (facts.sent.some(({ key }) => key !== null && life.key?.cookies.includes(key))) life.key = null;
}

const mostRefusals = 20;

function noteKey({ life, facts, signals, changes, carried }: Moment): void {
  const { exchange } = facts;
  const page = `${exchange.method} ${signals.place.page}`;
  if (signals.changesState && signals.refused && life.refusals.length < mostRefusals)
    life.refusals.push({ exchange: exchange.id, time: exchange.time, page, cookies: carried });
  if (signals.refused || !(signals.changesState || bringsProof(exchange) || followsForm(life, exchange))) return;
  const news = changes.filter(({ what, rewritten, lost, near }) => (what === 'issued' || (what === 'changed' && !rewritten)) && !lost && !near);
  // A hop that changes again what one before it has given is the same login going on.
  const again = !signals.changesState && news.every(({ key }) => life.key?.cookies.includes(key) === true);
  if (news.length === 0 || again) return;
  const rotated = keysOf(news.filter(({ what, likely }) => what === 'changed' && likely));
  life.key = { exchange: exchange.id, time: exchange.time, page, cookies: keysOf(news), rotated };
}

/** A link from a mail: what it is good for once stands in its query. */
function bringsProof({ method, resourceType, url }: Exchange): boolean {
  return method === 'GET' && resourceType === 'document' && /[?&](?:token|code|key|ticket|hash|otp|t|k)=[\w.%~-]{16,}/i.test(url);
}

/** A hop behind a form: some give the session there. */
function followsForm({ lastForm }: SiteLife, { initiator }: Exchange): boolean {
  return lastForm !== null && initiator.redirectedFrom.includes(lastForm);
}

export function failBefore(state: State, { site, refusals }: SiteLife, { page, exchange: login }: Pick<Key, 'page' | 'exchange'>): void {
  for (const { exchange, time, cookies, page: at } of refusals.splice(0)) {
    if (at !== page || exchange >= login || state.events.some((event) => event.exchange === exchange && event.type === 'login-failed')) continue;
    const evidence = [because('same-address', reasons.sameAddress, [exchange], 'suggested')];
    record(state.events, { type: 'login-failed', exchange, time, site, cookies, evidence });
  }
}
