import { noteExchange } from '../ledger.ts';
import type { State } from '../state.ts';
import type { CookieKey, Evidence } from '../types.ts';
import { because, reasons } from './because.ts';
import type { Moment } from './moment.ts';
import { noteLogin } from './note-login.ts';
import { type PendingLogin, record, type SiteLife } from './site-life.ts';
import { wordsIn } from './words.ts';

/** What a later exchange says of a login that gave no new id. */
type Outcome =
  | { readonly kind: 'wait' }
  | { readonly kind: 'moved'; readonly target: string }
  | { readonly kind: 'held'; readonly evidence: Evidence; readonly written?: readonly CookieKey[] }
  | { readonly kind: 'asked-again' }
  | { readonly kind: 'untold' };

/** Decides a pending login as soon as an exchange after it tells whether it held. */
export function settlePending(moment: Moment): void {
  const { life, state, facts } = moment;
  const { pending } = life;
  if (pending === null) return;
  const outcome = outcomeOf(moment, pending);
  if (outcome.kind === 'wait') return;
  life.pending = outcome.kind === 'moved' ? { ...pending, target: outcome.target } : null;
  if (outcome.kind === 'held') {
    const written = outcome.written ?? [];
    settle(state, life, { ...pending, cookies: [...pending.cookies, ...written] }, [...pending.evidence, outcome.evidence]);
    for (const key of written) {
      const entry = state.entries.get(key);
      if (entry) noteExchange(entry.notes.writtenAtLogin, pending.exchange);
    }
  }
  const { id } = facts.exchange;
  const { exchange } = pending;
  if (outcome.kind === 'asked-again') fail(state, life, pending, because('asked-again', reasons.askedAgain, [id, exchange]));
  // A form that was answered by a page was the form again; anything else stays untold.
  if (outcome.kind === 'untold' && pending.form) fail(state, life, pending, because('form-again', reasons.formAgain, [exchange], 'suggested'));
}

function outcomeOf(moment: Moment, pending: PendingLogin): Outcome {
  const { life, facts, signals, bearer } = moment;
  const { id, time, status } = facts.exchange;
  if (id <= pending.exchange || !signals.telling || status === null) return { kind: 'wait' };
  if (bearer !== null && bearer !== pending.bearerBefore && signals.succeeded) {
    return { kind: 'held', evidence: because('bearer', reasons.bearer, [id]) };
  }
  if (time > pending.deadline) return { kind: 'untold' };
  const written = writtenSince(moment, pending);
  if (pending.target === null && !pending.form && written.length > 0 && signals.succeeded) {
    return { kind: 'held', written, evidence: because('script-kept', reasons.scriptKept, [id]) };
  }
  const asked = signals.sentToLogin || status === 401;
  if (pending.target !== null) {
    if (signals.place.page !== pending.target) return { kind: 'wait' };
    if (asked) return { kind: 'asked-again' };
    if (signals.target !== null) return { kind: 'moved', target: signals.target.page };
  } else {
    if (signals.changesState) return signals.login === null ? { kind: 'wait' } : { kind: 'untold' };
    if (!signals.document) return { kind: 'wait' };
    if (asked) return { kind: 'asked-again' };
  }
  const { login, weak } = wordsIn(signals.place.page);
  const opened = signals.succeeded && !(login && !weak) && (pending.cookies.length > 0 || moment.inUrl !== null);
  // A form answered by a page: leaving the page is no sign, unless to where a login was demanded before.
  if (!opened || (pending.form && !life.gated.has(signals.place.page) && pending.issued.length === 0)) return { kind: 'untold' };
  return { kind: 'held', evidence: because('opened-after', reasons.kept, [id], 'suggested') };
}

/** Cookies that may be the session, that no answer set, and that go for the first time after the login. */
function writtenSince({ state, carried }: Moment, pending: PendingLogin): readonly CookieKey[] {
  return carried.filter((key) => {
    const entry = state.entries.get(key);
    return entry !== undefined && entry.notes.setByResponse === 0 && entry.notes.setByScript > 0 && entry.facts.firstSeen.time >= pending.time;
  });
}

export function settle(state: State, life: SiteLife, pending: PendingLogin, evidence: readonly Evidence[]): void {
  const { exchange, time, cookies, rotated, issued } = pending;
  const { site } = life;
  record(state.events, { type: 'login', exchange, time, site, cookies, evidence });
  if (rotated.length > 0) {
    record(state.events, { type: 'rotated', exchange, time, site, cookies: rotated, evidence: [because('rotated', reasons.rotated, [exchange])] });
  }
  noteLogin(state, life, exchange, time, cookies, issued);
}

function fail(state: State, { site }: SiteLife, { exchange, time, cookies, evidence }: PendingLogin, why: Evidence): void {
  record(state.events, { type: 'login-failed', exchange, time, site, cookies, evidence: [...evidence, why] });
}

/** A login form answered by a page that sends a form on to another site: it held when it gave a session. */
export function settleElsewhere(state: State, life: SiteLife, exchange: number): void {
  const { pending } = life;
  if (pending === null || !pending.form || pending.issued.length === 0) return;
  life.pending = null;
  settle(state, life, pending, [...pending.evidence, because('sent-on', reasons.sentOn, [exchange])]);
}
