import { cookieKey } from '../cookie/index.ts';
import type { StoredCookie } from '../cookie/types.ts';
import type { CookieChange } from '../http/exchange.ts';
import { addStep, aliasOf, createEntry, hold } from './ledger.ts';
import { enter, type State } from './state.ts';

/** The browser's store told of a change that no recorded line explains: a script wrote, or time passed. */
export function applyChange(state: State, change: CookieChange): void {
  const { cookie, time, removed, cause } = change;
  const stored: StoredCookie = { ...cookie, created: time, lastAccessed: time };
  const key = cookieKey(stored);
  const entry = state.entries.get(key);
  if (removed) {
    // The store tells an overwriting as a removal first; the cookie that takes the place follows.
    if (cause === 'overwrite' || !entry || entry.facts.current === null) return;
    state.jar.remove(stored);
    entry.facts.current = null;
    entry.notes.settled = time;
    addStep(entry, { exchange: null, time, what: cause === 'expired' || cause === 'evicted' ? 'expired' : 'script', alias: null, cause });
    return;
  }
  const target = entry ?? enter(state, createEntry({ ...stored, key }, { exchange: null, time }, 'script'));
  const known = target.facts.current;
  const alias = aliasOf(target, stored.value);
  const created = known?.created ?? time;
  state.jar.put({ ...stored, created });
  hold(target, { ...stored, created }, alias);
  target.facts.attributesKnown = true;
  if (known?.value === stored.value) return;
  target.notes.setByScript += 1;
  target.notes.settled = time;
  addStep(target, { exchange: null, time, what: 'script', alias, cause });
}
