import type { LifeEvent } from '../types.ts';
import { because, reasons } from './because.ts';
import { keysOf, type Moment, tell } from './moment.ts';
import { enterState, type SiteLife } from './site-life.ts';

/** A site whose every answer loses the session would fill the list; the first ones tell the story. */
const mostLost = 100;

/** New ids outside of login and logout: the first one of a visitor, a rotation, or a session that the server lost. */
export function detectRotation(moment: Moment): void {
  const { life, facts, signals, changes } = moment;
  if (changes.length === 0) return;
  const { id, time } = facts.exchange;
  const issued = changes.filter(({ what }) => what === 'issued');
  const changed = changes.filter(({ what, likely, rewritten }) => what === 'changed' && likely && !rewritten);
  // After a logout or an end the old id is expected to be replaced.
  const renewed = life.state === 'ended' ? changed : [];
  if (issued.length + renewed.length > 0 && life.state !== 'authenticated') {
    tell(moment, 'started', keysOf([...issued, ...renewed]), [because('started', reasons.started, [id])]);
    if ([...issued, ...renewed].some(({ likely }) => likely)) enterState(life, 'anonymous', time);
  }
  if (changed.length === 0 || renewed.length > 0) return;
  const stillIn = life.state === 'authenticated' && signals.target === null && signals.succeeded && life.opened.has(signals.place.page);
  // Some renew the id of a visitor to whom they show the login page again.
  const afterFailure = life.state !== 'authenticated' && lastOf(moment.state.events, life.site, 1)?.type === 'login-failed';
  // Some change it in the hop behind a form.
  const afterForm = life.lastForm !== null && facts.exchange.initiator.redirectedFrom.includes(life.lastForm);
  if (stillIn || signals.changesState || afterForm || afterFailure) {
    tell(moment, 'rotated', keysOf(changed), [because('rotated', reasons.rotated, [id])]);
    return;
  }
  for (const { key } of changed) {
    const entry = moment.state.entries.get(key);
    if (entry) entry.notes.lost = true;
  }
  noteForgotten(life, id, time);
  life.lostCount += 1;
  if (life.lostCount > mostLost) return;
  tell(moment, 'lost', keysOf(changed), [because('lost', reasons.lost, [id])]);
  if (life.state === 'authenticated') enterState(life, 'anonymous', time);
}

/** Shorter than this, an id is lost by other causes than time. */
const long = 5 * 60_000;

/** An id that the server does not know any more after a pause longer than any before: time ended it. */
function noteForgotten(life: SiteLife, exchange: number, time: number): void {
  const milliseconds = life.lastRequest === null ? 0 : time - life.lastRequest.time;
  if (milliseconds < long || milliseconds <= (life.longestQuiet?.milliseconds ?? 0)) return;
  life.endedAfterQuiet = { milliseconds, exchange, age: null };
}

/** The same id with a later expiry. Of a run of renewals the first and the latest are kept: rolling sessions renew with every answer. */
export function detectRenewal(moment: Moment): void {
  const { state, life, facts, changes } = moment;
  if (changes.length === 0) return;
  const renewed = changes.filter(({ key, what, likely }) => {
    const entry = state.entries.get(key);
    const previous = entry?.notes.previousExpires ?? null;
    const expires = entry?.facts.current?.expires ?? null;
    return what === 'same' && likely && expires !== null && previous !== null && expires > previous;
  });
  if (renewed.length === 0) return;
  const last = lastOf(state.events, life.site, 1);
  const before = lastOf(state.events, life.site, 2);
  if (last?.type === 'renewed' && before?.type === 'renewed') state.events.splice(state.events.lastIndexOf(last), 1);
  tell(moment, 'renewed', keysOf(renewed), [because('renewed', reasons.renewed, [facts.exchange.id])]);
}

/** The last, or last but one, event of a site; looked for only near the end. */
function lastOf(events: readonly LifeEvent[], site: string, nth: number): LifeEvent | null {
  let left = nth;
  for (let at = events.length - 1; at >= Math.max(0, events.length - 20); at -= 1) {
    const event = events[at];
    if (event?.site !== site) continue;
    left -= 1;
    if (left === 0) return event;
  }
  return null;
}
