import { noteExchange } from '../ledger.ts';
import { because, reasons } from './because.ts';
import { isSentToLogin, type Moment, tell } from './moment.ts';
import { enterState, remember } from './site-life.ts';

/** What a page says about being logged in: opened, sent to the login page, or refused. */
export function detectEnd(moment: Moment): void {
  const { state, life, facts, entries, signals } = moment;
  const { exchange } = facts;
  if (!signals.telling || exchange.status === null) return;
  const sentToLogin = isSentToLogin(moment);
  const denied = sentToLogin || (exchange.status === 401 && life.opened.has(signals.place.page));
  if (denied) {
    remember(life.gated, signals.place.page);
    for (const key of life.carriers) {
      const entry = state.entries.get(key);
      if (entry && !entries.includes(entry)) noteExchange(entry.notes.missingAtRefusal, exchange.id);
    }
  }
  if (life.state !== 'authenticated') return;
  const carrierDeleted = moment.changes.length > 0 && losesCarriers(moment, denied);
  if (!denied && !carrierDeleted) {
    if (signals.succeeded) remember(life.opened, signals.place.page);
    return;
  }
  const gone = facts.sent.every(({ key }) => key === null || !life.carriers.has(key));
  const evidence = [
    ...(sentToLogin ? [because('sent-to-login', reasons.endedToLogin, [exchange.id])] : []),
    ...(denied && !sentToLogin ? [because('refused', reasons.endedRefused, [exchange.id])] : []),
    ...(carrierDeleted ? [because('cookie-deleted', reasons.endedDeleted, [exchange.id])] : []),
    ...(gone && life.carriers.size > 0 ? [because('cookie-gone', reasons.cookieGone, [exchange.id])] : []),
  ];
  tell(moment, 'ended', [...life.carriers], evidence);
  if (life.lastRequest && !gone) {
    const age = life.loginSeen ? exchange.time - life.since : null;
    life.endedAfterQuiet = { milliseconds: exchange.time - life.lastRequest.time, exchange: exchange.id, age };
  }
  life.lastEnd = exchange.id;
  life.endedBy = 'server';
  enterState(life, 'ended', exchange.time);
}

/** Whether the answer deletes the last cookie of the session. */
function losesCarriers({ state, life, facts, changes }: Moment, denied: boolean): boolean {
  const deleted = changes.filter(({ what, key }) => what === 'deleted' && life.carriers.has(key));
  const kept = [...life.carriers].some((key) => (state.entries.get(key)?.facts.current ?? null) !== null);
  if (!denied && kept) {
    // The login set it too, but the session goes on without it.
    for (const { key } of deleted) {
      life.carriers.delete(key);
      const entry = state.entries.get(key);
      if (entry) noteExchange(entry.notes.deletedInUse, facts.exchange.id);
    }
  }
  return deleted.length > 0 && !kept;
}
