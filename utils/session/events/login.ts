import { noteExchange } from '../ledger.ts';
import type { State } from '../state.ts';
import type { CookieKey, Evidence } from '../types.ts';
import { because, reasons } from './because.ts';
import { keysOf, type Moment, tell } from './moment.ts';
import { isLoginPage } from './signals.ts';
import { enterState, type PendingLogin, record, type SiteLife } from './site-life.ts';

/** How long the page after a login may take to show whether it held. */
const patience = 30_000;

/**
 * Tells a login from its request and the state of the session after the answer; bodies are not seen.
 * Returns whether the exchange was an attempt to log in, so that no other detector explains its cookies.
 */
export function detectLogin(moment: Moment): boolean {
  const { life, facts, signals, changes } = moment;
  const { exchange } = facts;
  const attempt = signals.changesState && !signals.logout ? signals.login : null;
  const rotatedByPost = attempt === null && signals.changesState && !signals.logout && life.state !== 'authenticated';
  if (attempt === null && !signals.callback && !rotatedByPost) return false;
  if (!signals.telling || exchange.status === null) return false;

  const news = changes.filter(({ what, rewritten }) => what === 'issued' || (what === 'changed' && !rewritten));
  const rotated = news.filter(({ what, likely }) => what === 'changed' && likely);
  if (rotatedByPost)
    return (
      rotated.length > 0 &&
      !signals.refused &&
      succeed(moment, keysOf(news), keysOf(rotated), [because('id-changed', reasons.changed, [exchange.id])])
    );
  const why = because('attempt', signals.callback ? reasons.cameBack : attempt === 'path' ? reasons.postedToLogin : reasons.postedFromLogin, [
    exchange.id,
  ]);

  if (signals.callback && attempt === null) {
    const told = news.length > 0 && !signals.refused && !signals.sentToLogin;
    return told && succeed(moment, keysOf(news), keysOf(rotated), [why, issuedOrChanged(rotated.length > 0, exchange.id)]);
  }
  if (signals.refused) return fail(moment, [why, because('refused', reasons.refused, [exchange.id])], attempt === 'path');
  if (signals.sentToSecondFactor || exchange.status >= 500) return true;
  if (signals.sentToLogin || (signals.target !== null && signals.target.path === signals.loginPage)) {
    return fail(moment, [why, because('back-to-form', reasons.backToForm, [exchange.id])], true);
  }
  const away = signals.target !== null;
  const script = signals.succeeded && !signals.document;
  const certain = news.some(({ likely, what }) => likely || (what === 'issued' && away));
  if (certain && (away || script)) {
    const answered = away ? because('went-away', reasons.wentAway, [exchange.id]) : because('answered-ok', reasons.answeredOk, [exchange.id]);
    return succeed(moment, keysOf(news), keysOf(rotated), [why, issuedOrChanged(rotated.length > 0, exchange.id), answered]);
  }
  // A page in answer to a login form is most often the form again; the pages after it tell.
  if (attempt === 'page' && !signals.document) return false;
  if (!away && !signals.succeeded) return false;
  life.pending = {
    exchange: exchange.id,
    time: exchange.time,
    deadline: exchange.time + patience,
    target: signals.target?.path ?? null,
    form: signals.document && !away,
    loginPath: signals.loginPage ?? signals.place.path,
    cookies: [...new Set([...keysOf(changes.filter(({ what }) => what !== 'deleted')), ...moment.carried])],
    rotated: keysOf(rotated),
    issued: keysOf(news),
    evidence: [why, ...(away ? [because('went-away', reasons.wentAway, [exchange.id])] : [])],
    bearerBefore: life.bearer?.value ?? null,
  };
  return true;
}

function issuedOrChanged(changed: boolean, exchange: number): Evidence {
  return changed ? because('id-changed', reasons.changed, [exchange]) : because('id-issued', reasons.issued, [exchange]);
}

/** Whether the request after a login shows that it held. */
export function settlePending(moment: Moment): void {
  const { life, facts, signals, state } = moment;
  const { pending } = life;
  if (pending === null) return;
  const { id, time, status } = facts.exchange;
  if (id <= pending.exchange || !signals.telling || status === null) return;
  if (moment.bearer !== null && moment.bearer !== pending.bearerBefore && signals.succeeded) {
    settle(state, life, pending, [...pending.evidence, because('bearer', reasons.bearer, [id])]);
    return;
  }
  if (time > pending.deadline) return drop(moment, pending);
  if (pending.target !== null) {
    if (signals.place.path !== pending.target) return;
    if (signals.sentToLogin || status === 401) return refuse(state, life, pending, id);
    if (signals.target !== null) {
      life.pending = { ...pending, target: signals.target.path };
      return;
    }
  } else {
    if (signals.changesState) return signals.login === null ? undefined : drop(moment, pending);
    if (!signals.document) return;
    if (signals.sentToLogin) return refuse(state, life, pending, id);
  }
  if (!signals.succeeded) return drop(moment, pending);
  if (isLoginPage(signals.place.path)) return drop(moment, pending);
  if (pending.cookies.length === 0) return drop(moment, pending);
  settle(state, life, pending, [...pending.evidence, because('opened-after', reasons.kept, [id], 'suggested')]);
}

function settle(state: State, life: SiteLife, pending: PendingLogin, evidence: readonly Evidence[]): void {
  life.pending = null;
  const { exchange, time, cookies, rotated, issued } = pending;
  record(state.events, { type: 'login', exchange, time, site: life.site, cookies, evidence });
  if (rotated.length > 0) {
    record(state.events, {
      type: 'rotated',
      exchange,
      time,
      site: life.site,
      cookies: rotated,
      evidence: [because('rotated', reasons.rotated, [exchange])],
    });
  }
  noteLogin(state, life, exchange, time, cookies, issued);
}

function refuse(state: State, life: SiteLife, pending: PendingLogin, id: number): void {
  life.pending = null;
  const { exchange, time, cookies, evidence } = pending;
  const again = because('asked-again', reasons.askedAgain, [id, exchange]);
  record(state.events, { type: 'login-failed', exchange, time, site: life.site, cookies, evidence: [...evidence, again] });
}

/** Nothing showed that it worked. A form answered by a page was a failure; anything else stays untold. */
function drop({ state, life }: Moment, pending: PendingLogin): void {
  life.pending = null;
  if (!pending.form) return;
  const { exchange, time, cookies, evidence } = pending;
  const again = because('form-again', reasons.formAgain, [exchange], 'suggested');
  record(state.events, { type: 'login-failed', exchange, time, site: life.site, cookies, evidence: [...evidence, again] });
}

function fail(moment: Moment, evidence: readonly Evidence[], sure: boolean): boolean {
  moment.life.pending = null;
  if (sure) tell(moment, 'login-failed', moment.carried, evidence);
  return sure;
}

function succeed(moment: Moment, news: readonly CookieKey[], rotated: readonly CookieKey[], evidence: readonly Evidence[]): boolean {
  const { state, life, facts } = moment;
  life.pending = null;
  tell(moment, 'login', news, evidence);
  if (rotated.length > 0) tell(moment, 'rotated', rotated, [because('rotated', reasons.rotated, [facts.exchange.id])]);
  noteLogin(state, life, facts.exchange.id, facts.exchange.time, news, news);
  return true;
}

/** Writes into the books what the login did to each cookie of the site. */
function noteLogin(state: State, life: SiteLife, exchange: number, time: number, cookies: readonly CookieKey[], news: readonly CookieKey[]): void {
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
  life.carriers.clear();
  for (const key of cookies) life.carriers.add(key);
  life.loginSeen = true;
  life.requests = 0;
  enterState(life, 'authenticated', time);
  life.since = time;
}
