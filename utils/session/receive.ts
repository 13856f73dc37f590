import { cookieKey, parseSetCookie } from '../cookie/index.ts';
import type { Context, ParsedSetCookie, StoredCookie, Verdict } from '../cookie/types.ts';
import type { Exchange } from '../http/exchange.ts';
import { isRewritten } from './formats/index.ts';
import { addStep, aliasOf, createEntry, type Entry, hold, noteExchange, type Writable } from './ledger.ts';
import { placeOf } from './place.ts';
import { enter, type State } from './state.ts';
import { awaitCheck } from './store-check.ts';
import type { CookieKey, CookieStep, SetCookieFacts } from './types.ts';

/** A response with more lines than this is an attack on the reader: browsers keep some 3,300 cookies of all sites together. */
const mostLines = 10_000;

/** Step two of an exchange: every `Set-Cookie` line judged, the malformed ones kept. */
export function receiveAll(
  state: State,
  exchange: Exchange,
  context: Context,
  before: ReadonlyMap<CookieKey, string>,
  thirdParty: boolean,
): readonly SetCookieFacts[] {
  if (exchange.setCookieLines.length === 0) return none;
  const { url, time } = exchange;
  return exchange.setCookieLines.slice(0, mostLines).map((line, index): SetCookieFacts => {
    const parsed = parseSetCookie(line);
    const verdict = state.jar.receive({ url, line, now: time, context });
    const set: Writable<SetCookieFacts> = { index, line, parsed, verdict, key: null, alias: null, confirmed: null };
    if (parsed.kind === 'malformed') return set;
    for (const gone of verdict.evicted ?? []) evict(state, exchange, gone);
    const entry = entryFor(state, exchange, parsed, verdict);
    set.key = entry.facts.key;
    set.alias = write(entry, exchange, parsed, verdict, before.get(entry.facts.key));
    entry.facts.thirdParty ||= thirdParty;
    entry.notes.awaited = verdict.outcome === 'deleted' ? null : set;
    awaitCheck(state, { set, entry, url, time });
    return set;
  });
}

const none: readonly SetCookieFacts[] = [];

/** The browser made room for a new cookie (§6.1): this one had to go, and no line says so. */
function evict(state: State, { id, time }: Exchange, cookie: StoredCookie): void {
  const entry = state.entries.get(cookieKey(cookie));
  if (!entry || entry.facts.current === null) return;
  entry.facts.current = null;
  addStep(entry, { exchange: id, time, what: 'expired', alias: null, cause: 'evicted' });
}

function entryFor(state: State, exchange: Exchange, parsed: ParsedSetCookie, verdict: Verdict): Entry {
  const identity = identityOf(exchange, parsed, verdict);
  const key = cookieKey(identity);
  return state.entries.get(key) ?? enter(state, createEntry({ ...identity, key }, { exchange: exchange.id, time: exchange.time }, 'response'));
}

/** Which cookie a line is about, also when it was refused and no stored cookie says so. */
function identityOf({ url }: Exchange, parsed: ParsedSetCookie, { cookie }: Verdict) {
  if (cookie) {
    const { name, domain, hostOnly, path, partitionKey } = cookie;
    return { name, domain, hostOnly, path, partitionKey };
  }
  const { host, path } = placeOf(url);
  const directory = path.slice(0, path.lastIndexOf('/'));
  return {
    name: parsed.name,
    domain: parsed.domain || host,
    hostOnly: !parsed.domain,
    path: parsed.path || directory || '/',
    partitionKey: null,
  };
}

/** Writes the line into the books; its value's letter, null for a deletion. `sentAs`: the letter that went with the request. */
function write(
  entry: Entry,
  exchange: Exchange,
  parsed: ParsedSetCookie,
  { outcome, cookie, warnings }: Verdict,
  sentAs: string | undefined,
): string | null {
  const { facts, notes } = entry;
  const { id, time } = exchange;
  const step = (what: CookieStep['what'], alias: string | null) => addStep(entry, { exchange: id, time, what, alias });
  if (outcome === 'refused') {
    const alias = aliasOf(entry, parsed.value);
    if (facts.alias === '') {
      facts.value = parsed.value;
      facts.alias = alias;
    }
    step('refused', alias);
    return alias;
  }
  notes.settled = Math.max(notes.settled, time + (exchange.duration ?? 0));
  noteExchange(notes.setIn, id);
  notes.setByResponse += 1;
  facts.timesSet += 1;
  if (outcome === 'deleted' || !cookie) {
    facts.current = null;
    step('deleted', null);
    return null;
  }
  const alias = aliasOf(entry, cookie.value);
  const had = facts.current;
  if (sentAs !== undefined && sentAs !== alias) notes.changes += 1;
  hold(entry, cookie, alias);
  facts.attributesKnown = true;
  notes.capped = warnings.some(({ code }) => code === 'expiry-capped');
  notes.sentSinceSet = 0;
  // Every other answer at least gave another value: encryption or a load balancer at work, not a new session each time.
  notes.rewritten = (notes.changes >= 3 && notes.changes * 2 > notes.answers) || isRewritten(facts.name, cookie.value, notes.signed);
  const same = had !== null && (had.value === cookie.value || notes.rewritten);
  if (same && had.expires !== null && cookie.expires !== null && cookie.expires > had.expires) notes.renewals += 1;
  step(had === null ? 'set' : had.value === cookie.value ? 'renewed' : 'replaced', alias);
  return alias;
}
