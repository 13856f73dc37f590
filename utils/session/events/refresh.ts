import { because, reasons } from './because.ts';
import { keysOf, type Moment, tell } from './moment.ts';
import { enterState } from './site-life.ts';

/** How long ago a refused request may be that the refresh is the answer to. */
const patience = 10_000;

/**
 * A script exchanges its old token for a new one, most often because a request was refused: neither a login nor an end.
 * Returns whether the exchange was such a refresh.
 */
export function detectRefresh(moment: Moment): boolean {
  const { state, life, facts, signals, changes } = moment;
  const { exchange } = facts;
  if (!signals.refresh || exchange.status === null) return false;
  const news = changes.filter(({ what }) => what === 'issued' || what === 'changed');
  if (!signals.succeeded || news.length === 0 || life.endedBy === 'logout') return true;
  const { events } = state;
  const at = events.findLastIndex(({ site }) => site === life.site);
  const last = events[at];
  if (last?.type === 'ended' && exchange.time - last.time <= patience) {
    // The session had only outlived its token.
    events.splice(at, 1);
    life.endedAfterQuiet = null;
    life.endedBy = null;
    life.lastEnd = null;
    enterState(life, 'authenticated', life.since);
  }
  tell(moment, 'rotated', keysOf(news), [because('refreshed', reasons.refreshed, [exchange.id])]);
  for (const key of keysOf(news)) life.carriers.add(key);
  return true;
}
