import type { CookieKey, Evidence } from '../types.ts';
import { because, reasons } from './because.ts';
import { isLetThrough, learnLoginPage, noteTry } from './gates.ts';
import { keysOf, type Moment, tell } from './moment.ts';
import { noteLogin } from './note-login.ts';
import { isProofFromElsewhere, settleSignOn } from './sign-on.ts';
import { failBefore } from './unlocked.ts';

/** How long the page after a login may take to show whether it held. */
const patience = 30_000;

/**
 * Tells a login from its request and the state of the session after the answer; bodies are not seen.
 * Returns whether the exchange was an attempt to log in, so that no other detector explains its cookies.
 */
export function detectLogin(moment: Moment): boolean {
  const { life, facts, signals, changes } = moment;
  const { exchange } = facts;
  // Whoever is in and goes on with the same cookies only keeps or changes them at `/auth/…`; so does a script that holds a token at `/token`.
  const goesOn = moment.carried.some((key) => life.carriers.has(key)) || (life.carriers.size === 0 && life.bearer !== null && !signals.document);
  const within = signals.weak && life.state === 'authenticated' && goesOn;
  const attempt = signals.changesState && !signals.logout && !within ? signals.login : null;
  const rotatedByPost = attempt === null && signals.changesState && !signals.logout && life.state !== 'authenticated';
  if (attempt === null && !signals.callback && !rotatedByPost) return false;
  if (!signals.telling || exchange.status === null) return false;

  const news = changes.filter(({ what, rewritten }) => what === 'issued' || (what === 'changed' && !rewritten));
  const changed = news.filter(({ what }) => what === 'changed');
  // By its looks, or because nothing else changed that looks more like it.
  const rotated = changed.filter(({ likely }) => likely || (attempt !== null && news.every((one) => !one.likely)));
  if (isProofFromElsewhere(moment, news) && !signals.sentToLogin) {
    const back = because('attempt', reasons.cameBack, [exchange.id]);
    return succeed(moment, keysOf(news), keysOf(rotated), [back, issuedOrChanged(rotated.length > 0, exchange.id)]);
  }
  if (attempt === null && isLetThrough(moment, news)) {
    learnLoginPage(moment);
    const through = because('let-through', reasons.letThrough, [exchange.id]);
    return succeed(moment, keysOf(news), keysOf(rotated), [through, issuedOrChanged(rotated.length > 0, exchange.id)]);
  }
  if (attempt === null) noteTry(moment);
  if (rotatedByPost)
    return (
      rotated.some(({ lost }) => !lost) &&
      !signals.refused &&
      succeed(moment, keysOf(news), keysOf(rotated), [because('id-changed', reasons.changed, [exchange.id])])
    );
  const why = because('attempt', signals.callback ? reasons.cameBack : attempt === 'path' ? reasons.postedToLogin : reasons.postedFromLogin, [
    exchange.id,
  ]);

  if (signals.callback && attempt === null) {
    const told = news.length > 0 && !signals.refused && !signals.sentToLogin;
    if (told) settleSignOn(moment);
    return told && succeed(moment, keysOf(news), keysOf(rotated), [why, issuedOrChanged(rotated.length > 0, exchange.id)]);
  }
  if (signals.refused) return fail(moment, [why, because('refused', reasons.refused, [exchange.id])], attempt === 'path');
  if (signals.backToForm) return fail(moment, [why, because('back-to-form', reasons.backToForm, [exchange.id])], true);
  if (signals.sentToSecondFactor || exchange.status >= 500) return true;
  const away = signals.target !== null;
  const script = signals.succeeded && !signals.document;
  const certain = news.some(({ likely, what, near }) => !near && (likely || (what === 'issued' && away)));
  // `/login/password` is a step, and `/login/ok` only on the way: what opens in the end tells.
  if (certain && (away || script) && !signals.sentToNextStep) {
    const answered = away ? because('went-away', reasons.wentAway, [exchange.id]) : because('answered-ok', reasons.answeredOk, [exchange.id]);
    return succeed(moment, keysOf(news), keysOf(rotated), [why, issuedOrChanged(rotated.length > 0, exchange.id), answered]);
  }
  // A page in answer to a login form is most often the form again; the pages after it tell.
  if (attempt === 'page' && !signals.document) return false;
  if (!away && !signals.succeeded) return false;
  noteUnanswered(moment, away);
  life.pending = {
    exchange: exchange.id,
    time: exchange.time,
    deadline: exchange.time + patience,
    target: signals.target?.page ?? null,
    form: signals.document && !away,
    loginPath: signals.loginPage ?? signals.place.page,
    cookies: [...new Set([...keysOf(changes.filter(({ what }) => what !== 'deleted')), ...moment.carried])],
    rotated: keysOf(rotated),
    issued: keysOf(news),
    evidence: [why, ...(away ? [because('went-away', reasons.wentAway, [exchange.id])] : [])],
    bearerBefore: life.bearer?.value ?? null,
  };
  return true;
}

/** Some scripts are told that the password was wrong by an answer of 200 that brings nothing: a login to the same address shows it. */
function noteUnanswered({ life, facts, signals, carried }: Moment, away: boolean): void {
  const { id: exchange, time, method } = facts.exchange;
  if (away || signals.document || signals.weak || life.refusals.length > 20) return;
  life.refusals.push({ exchange, time, page: `${method} ${signals.place.page}`, cookies: carried });
}

function issuedOrChanged(changed: boolean, exchange: number): Evidence {
  return changed ? because('id-changed', reasons.changed, [exchange]) : because('id-issued', reasons.issued, [exchange]);
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
  failBefore(state, life, { page: `${facts.exchange.method} ${moment.signals.place.page}`, exchange: facts.exchange.id });
  return true;
}
