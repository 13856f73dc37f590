import { contextOf, cookieKey, createJar, isTrustworthy, parseCookieHeader } from '../cookie/index.ts';
import type { Context, Sent, StoredCookie } from '../cookie/types.ts';
import type { Exchange } from '../http/exchange.ts';
import { addStep, aliasOf, createEntry, type Entry, hold, noteExchange } from './ledger.ts';
import { placeOf } from './place.ts';
import { enter, type State } from './state.ts';
import type { CookieKey, ExchangeFacts, SentFacts } from './types.ts';

/** What a request showed, and which letter each cookie had when it was sent: the answer may change them. */
export interface Request extends Pick<ExchangeFacts, 'sent' | 'predicted' | 'withheld' | 'uncertain'> {
  readonly before: ReadonlyMap<CookieKey, string>;
}

/** Step one of an exchange: what the model would have sent, what was sent, and the model brought in line with it. */
export function send(state: State, exchange: Exchange, thirdParty: boolean): Request {
  const { url, time } = exchange;
  // Answered inside the browser: no request left it, whatever header the recording shows.
  if (exchange.servedFrom !== 'network') return { sent: [], predicted: [], withheld: [], uncertain: [], before: new Map() };
  const { context, missing } = contextOf(exchange);
  const prediction = state.jar.send({ url, now: time, context });
  for (const { cookie, reasons } of prediction.withheld) if (reasons.some(({ code }) => code === 'expired')) expire(state, exchange, cookie);

  const recorded = exchange.cookieHeader === null ? [] : parseCookieHeader(exchange.cookieHeader);
  const pairs = match(prediction, recorded);
  const uncertain = context.missing === undefined ? [] : explained(prediction, pairs);
  const sent = pairs.map(({ name, value, cookie }): SentFacts => {
    const entry = cookie ? follow(state, exchange, cookie, value) : adopt(state, exchange, name, value);
    const { facts, notes } = entry;
    if (!facts.attributesKnown && !(cookie && prediction.sent.includes(cookie))) fitAttributes(state, exchange, context, entry);
    const alias = aliasOf(entry, value);
    facts.timesSent += 1;
    notes.sentSinceSet += 1;
    facts.lastSent = { exchange: exchange.id, time };
    facts.thirdParty ||= thirdParty;
    noteExchange(notes.sentIn, exchange.id);
    // What only hands out files leaves cookies alone: it would hide that every page changes one.
    if (exchange.status !== null && telling(exchange)) notes.answers += 1;
    confirm(entry, value);
    return { name, value, key: facts.key, alias };
  });
  visit(state, exchange);
  if (exchange.cookieHeader !== null && missing.length === 0) forgetUnsent(state, exchange, prediction, sent);
  return {
    sent,
    predicted: prediction.sent.map(({ name }) => name),
    withheld: prediction.withheld,
    uncertain,
    before: lettersOf(sent),
  };
}

function telling({ resourceType }: Exchange): boolean {
  return resourceType === 'document' || resourceType === 'iframe' || resourceType === 'fetch';
}

function lettersOf(sent: readonly SentFacts[]): ReadonlyMap<CookieKey, string> {
  const letters = new Map<CookieKey, string>();
  for (const { key, alias } of sent) if (key !== null && alias !== null) letters.set(key, alias);
  return letters;
}

interface Pair {
  readonly name: string;
  readonly value: string;
  readonly cookie: StoredCookie | null;
}

/** Tells which stored cookie each pair of the header is: of several with one name first by value, then by the standard's order. */
function match({ sent, withheld }: Sent, recorded: readonly { readonly name: string; readonly value: string }[]): readonly Pair[] {
  // As the model foresaw it, in its order: nearly every request.
  if (sent.length === recorded.length && recorded.every(({ name, value }, at) => sent[at]?.name === name && sent[at].value === value))
    return recorded.map(({ name, value }, at) => ({ name, value, cookie: sent[at] ?? null }));
  const byName = new Map<string, StoredCookie[]>();
  for (const cookie of [...sent, ...withheld.map((one) => one.cookie)]) {
    const same = byName.get(cookie.name);
    if (same) same.push(cookie);
    else byName.set(cookie.name, [cookie]);
  }
  const wouldGo = new Set(sent);
  return recorded.map(({ name, value }) => {
    const candidates = byName.get(name) ?? [];
    const equal = candidates.findIndex((cookie) => cookie.value === value);
    const at = equal === -1 ? candidates.findIndex((cookie) => wouldGo.has(cookie)) : equal;
    return { name, value, cookie: (at === -1 ? undefined : candidates.splice(at, 1)[0]) ?? null };
  });
}

/** Of the cookies that were expected in vain, those that a missing fact would have kept at home. */
function explained(prediction: Sent, pairs: readonly Pair[]): ExchangeFacts['uncertain'] {
  const went = new Set(pairs.map(({ cookie }) => cookie));
  if (prediction.sent.every((cookie) => went.has(cookie))) return [];
  return prediction.uncertain
    .filter(({ cookie, otherwise }) => otherwise === 'withheld' && !went.has(cookie))
    .map(({ cookie, fact }) => ({ name: cookie.name, fact }));
}

/** The stored cookie went with this value. When it is another than the model holds, a script wrote it. */
function follow(state: State, exchange: Exchange, cookie: StoredCookie, value: string): Entry {
  const key = cookieKey(cookie);
  const entry = state.entries.get(key) ?? enter(state, createEntry({ ...cookie, key }, { exchange: exchange.id, time: exchange.time }, 'before'));
  const { facts, notes } = entry;
  if (cookie.value === value && facts.current !== null) return entry;
  // A request that set out before the answer that changed the cookie still carries the old value.
  if (exchange.time < notes.settled && notes.aliases.has(value)) return entry;
  const written = { ...cookie, value };
  const alias = aliasOf(entry, value);
  state.jar.put(written);
  hold(entry, written, alias);
  notes.setByScript += 1;
  addStep(entry, { exchange: exchange.id, time: exchange.time, what: 'script', alias });
  return entry;
}

/** A cookie that the model does not hold: it was there before the recording, or came back. */
function adopt(state: State, exchange: Exchange, name: string, value: string): Entry {
  const hostname = placeOf(exchange.url).host;
  const known = (state.keysByName.get(name) ?? [])
    .map((key) => state.entries.get(key))
    .find((entry) => entry !== undefined && reaches(entry, hostname) && (entry.notes.aliases.has(value) || entry.notes.lastStored !== null));
  const late = known !== undefined && exchange.time < known.notes.settled && known.notes.aliases.has(value);
  if (known && late) return known;
  const base: StoredCookie = known?.notes.lastStored ?? {
    name,
    value,
    domain: hostname,
    hostOnly: true,
    path: '/',
    expires: null,
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    partitionKey: null,
    created: exchange.time,
    lastAccessed: exchange.time,
  };
  const cookie = {
    ...base,
    value,
    lastAccessed: exchange.time,
    expires: base.expires !== null && base.expires <= exchange.time ? null : base.expires,
  };
  const key = cookieKey(cookie);
  // A host that was asked before without this cookie: it came since, and no response brought it.
  const what = state.visitedHosts.has(hostname) && state.entries.get(key) === undefined && !known ? 'script' : 'seen';
  const seen = { exchange: exchange.id, time: exchange.time };
  const entry = known ?? state.entries.get(key) ?? enter(state, createEntry({ ...cookie, key }, seen, what === 'script' ? 'script' : 'before'));
  const alias = aliasOf(entry, value);
  state.jar.put(cookie);
  hold(entry, cookie, alias);
  if (!known) entry.facts.attributesKnown = false;
  if (what === 'script') entry.notes.setByScript += 1;
  addStep(entry, { exchange: exchange.id, time: exchange.time, what, alias });
  return entry;
}

/** Nobody saw the attributes of this cookie. It went where a cookie without any would have stayed at home: it has `SameSite=None`. */
function fitAttributes(state: State, { url, time }: Exchange, context: Context, entry: Entry): void {
  const { current } = entry.facts;
  if (current === null) return;
  // Asked for this cookie alone: a header may hold thousands that nobody saw set.
  const alone = createJar({ browser: state.analysis.browser });
  alone.put(current);
  const [left] = alone.send({ url, now: time, context }).withheld;
  if (!left?.reasons.every(({ attribute }) => attribute === 'samesite')) return;
  const fitting: StoredCookie = { ...current, sameSite: 'none', secure: isTrustworthy(url) };
  state.jar.put(fitting);
  entry.facts.current = fitting;
}

function reaches({ facts }: Entry, hostname: string): boolean {
  return hostname === facts.domain || (!facts.hostOnly && hostname.endsWith(`.${facts.domain}`));
}

function expire(state: State, exchange: Exchange, cookie: StoredCookie): void {
  const entry = state.entries.get(cookieKey(cookie));
  if (!entry || entry.facts.current === null) return;
  state.jar.remove(cookie);
  entry.facts.current = null;
  addStep(entry, { exchange: exchange.id, time: exchange.time, what: 'expired', alias: null });
}

/** A later request that carries the value shows that the browser took the line, whatever the model said. */
function confirm({ notes }: Entry, value: string): void {
  const { awaited } = notes;
  if (awaited === null || awaited.parsed.kind === 'malformed') return;
  if (awaited.parsed.value === value) awaited.confirmed = awaited.verdict.outcome !== 'refused';
  notes.awaited = null;
}

/**
 * The header was recorded and lacks a cookie that should be in it: something removed the cookie that no line explains.
 * Only for requests that surely carry cookies; a script's may have been made without.
 */
function forgetUnsent(state: State, exchange: Exchange, prediction: Sent, sent: readonly SentFacts[]): void {
  const went = new Set(sent.map(({ key }) => key));
  for (const cookie of prediction.sent) {
    const entry = state.entries.get(cookieKey(cookie));
    if (!entry || went.has(entry.facts.key) || exchange.time < entry.notes.settled) continue;
    // Where the visitor came from is not recorded, and another site's link would have left this one at home.
    if (cookie.sameSite === 'strict' && exchange.initiator.url === null) continue;
    if (entry.notes.awaited) {
      entry.notes.awaited.confirmed = false;
      entry.notes.awaited = null;
    }
    state.jar.remove(cookie);
    entry.facts.current = null;
    addStep(entry, { exchange: exchange.id, time: exchange.time, what: 'script', alias: null });
  }
}

/** Enough for any page; a recording of more hosts only loses a hint. */
const mostHosts = 5000;

function visit({ visitedHosts }: State, { url, resourceType, status }: Exchange): void {
  if (status === null || (resourceType !== 'document' && resourceType !== 'fetch')) return;
  if (visitedHosts.size < mostHosts) visitedHosts.add(placeOf(url).host);
}
