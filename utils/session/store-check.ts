import { cookieKey, siteOf } from '../cookie/index.ts';
import type { StoreCheck, StoreCookie } from '../http/exchange.ts';
import type { State, Unchecked } from './state.ts';

/** Without access to the store nobody ever asks, and the lines must not pile up. */
const mostUnchecked = 500;
/** A response this fresh may not have reached the store when it was asked. Milliseconds. */
const tooFresh = 500;

export function awaitCheck(state: State, line: Unchecked): void {
  state.unchecked.push(line);
  if (state.unchecked.length > mostUnchecked) state.unchecked.splice(0, mostUnchecked / 2);
}

/** The store was asked: every verdict that it can still tell about is confirmed or contradicted. */
export function applyCheck(state: State, check: StoreCheck): void {
  const names = new Set(check.names);
  const inStore = new Map(check.cookies.map((cookie) => [cookieKey(cookie), cookie]));
  const isAsked = ({ set, url, time }: Unchecked) =>
    set.parsed.kind !== 'malformed' && names.has(set.parsed.name) && time <= check.time - tooFresh && siteOf(url) === check.site;
  const asked = state.unchecked.filter(isAsked);
  if (asked.length === 0) return;
  state.unchecked = state.unchecked.filter((line) => !isAsked(line));
  // The store knows only what became of the last line about a cookie.
  const last = new Map([...asked, ...state.unchecked].map((line) => [line.set.key, line]));
  for (const line of asked) {
    if (last.get(line.set.key) !== line) continue;
    const answer = compare(line, inStore.get(line.set.key ?? '') ?? null, check.time);
    if (answer !== null) line.set.confirmed = answer;
  }
}

/** Null where something else has happened to the cookie since, or the store cannot tell the difference. */
function compare({ set, entry }: Unchecked, stored: StoreCookie | null, now: number): boolean | null {
  if (set.parsed.kind === 'malformed') return null;
  const { current } = entry.facts;
  const { outcome, cookie } = set.verdict;
  const asWritten = stored !== null && sameText(set.parsed.value, stored.value);
  switch (outcome) {
    case 'stored':
    case 'replaced':
      if (asWritten) return true;
      return current === null || current.value !== set.parsed.value || (cookie?.expires ?? Number.POSITIVE_INFINITY) <= now ? null : false;
    case 'deleted':
      return stored === null ? true : current === null ? false : null;
    case 'refused':
      if (!asWritten) return true;
      return current !== null && current.value === set.parsed.value ? null : false;
  }
}

/** Lines hold octets and the store holds text: outside ASCII the two cannot be compared letter by letter. */
function sameText(line: string, stored: string): boolean {
  return line === stored || /[^\0-\x7f]/.test(line);
}
