import { contextOf, cookieKey, createJar, isTrustworthy, parseCookieHeader } from '../cookie/index.ts';
import type { Context, Sent, StoredCookie } from '../cookie/types.ts';
import type { Exchange } from '../http/exchange.ts';
import { addStep, aliasOf, createEntry, type Entry, hold, noteExchange } from './ledger.ts';
import { explained, match, wentAsExpected } from './pairs.ts';
import type { Place } from './place.ts';
import { enter, type State } from './state.ts';
import type { CookieKey, ExchangeFacts, SentFacts } from './types.ts';
import { asUsual, keepUsual, type Reading } from './usual.ts';

/** What a request showed. */
export interface Request extends Reading, Pick<ExchangeFacts, 'withheld'> {
  readonly context: Context;
}

/** Step one of an exchange: what the model would have sent, what was sent, and the model brought in line with it. */
export function send(state: State, exchange: Exchange, { host }: Place, thirdParty: boolean): Request {
  const { url, time, cookieHeader: line } = exchange;
  const { context, missing } = contextOf(exchange);
  // Answered inside the browser: no request left it, whatever header the recording shows.
  if (exchange.servedFrom !== 'network') return { context, sent: none, entries: none, predicted: none, withheld: none, uncertain: none };
  const prediction = state.jar.send({ url, now: time, context });
  for (const { cookie, reasons } of prediction.withheld) if (reasons.some(({ code }) => code === 'expired')) expire(state, exchange, cookie);

  const usual = asUsual(state.usual, host, line, prediction.sent);
  const reading = usual ?? takeApart(state, exchange, host, context, prediction);
  count(reading, exchange, thirdParty);
  visit(state, exchange, host);
  const { sent, entries, predicted, uncertain } = reading;
  if (usual === null && line !== null && missing.length === 0) forgetUnsent(state, exchange, prediction, entries);
  return { context, sent, entries, predicted, withheld: prediction.withheld.length === 0 ? none : prediction.withheld, uncertain };
}

const none: readonly never[] = [];

/** Reads the request's line, and tells which cookie each of its pairs is. */
function takeApart(state: State, exchange: Exchange, host: string, context: Context, prediction: Sent): Reading {
  const { cookieHeader: line } = exchange;
  const { sent: expected } = prediction;
  const pairs = line === null ? none : match(prediction, parseCookieHeader(line));
  const uncertain = context.missing === undefined ? none : explained(prediction, pairs);
  const entries: Entry[] = [];
  const sent = pairs.map(({ name, value, cookie }): SentFacts => {
    const entry = cookie ? follow(state, exchange, cookie, value) : adopt(state, exchange, host, name, value);
    entries.push(entry);
    if (!entry.facts.attributesKnown && !(cookie && expected.includes(cookie))) fitAttributes(state, exchange, context, entry);
    return { name, value, key: entry.facts.key, alias: aliasOf(entry, value) };
  });
  const reading = { sent, entries, predicted: expected.length === 0 ? none : expected.map(({ name }) => name), uncertain };
  if (line !== null && wentAsExpected(pairs, entries, expected)) {
    const now = expected.map((cookie) => state.entries.get(cookieKey(cookie))?.facts.current ?? cookie);
    keepUsual(state.usual, host, { line, expected: now, ...reading });
  }
  return reading;
}

/** Writes into the books that the cookies went. */
function count({ sent, entries }: Reading, { id, time, status, resourceType }: Exchange, thirdParty: boolean): void {
  const lastSent = { exchange: id, time };
  const telling = resourceType === 'document' || resourceType === 'iframe' || resourceType === 'fetch';
  entries.forEach((entry, at) => {
    const { facts, notes } = entry;
    facts.timesSent += 1;
    notes.sentSinceSet += 1;
    facts.lastSent = lastSent;
    facts.thirdParty ||= thirdParty;
    noteExchange(notes.sentIn, id);
    // What only hands out files leaves cookies alone: it would hide that every page changes one.
    if (status !== null && telling) notes.answers += 1;
    confirm(entry, sent[at]?.value);
  });
}

/** Which letter each cookie had when it was sent: the answer may change them. */
export function lettersOf(sent: readonly SentFacts[]): ReadonlyMap<CookieKey, string> {
  const letters = new Map<CookieKey, string>();
  for (const { key, alias } of sent) if (key !== null && alias !== null) letters.set(key, alias);
  return letters;
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
function adopt(state: State, exchange: Exchange, hostname: string, name: string, value: string): Entry {
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
function confirm({ notes }: Entry, value: string | undefined): void {
  const { awaited } = notes;
  if (awaited === null || awaited.parsed.kind === 'malformed') return;
  if (awaited.parsed.value === value) awaited.confirmed = awaited.verdict.outcome !== 'refused';
  notes.awaited = null;
}

/**
 * The header was recorded and lacks a cookie that should be in it: something removed the cookie that no line explains.
 * Only for requests that surely carry cookies; a script's may have been made without.
 */
function forgetUnsent(state: State, exchange: Exchange, prediction: Sent, entries: readonly Entry[]): void {
  const went = new Set(entries);
  for (const cookie of prediction.sent) {
    const entry = state.entries.get(cookieKey(cookie));
    if (!entry || went.has(entry) || exchange.time < entry.notes.settled) continue;
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

function visit({ visitedHosts }: State, { resourceType, status }: Exchange, host: string): void {
  if (status === null || (resourceType !== 'document' && resourceType !== 'fetch')) return;
  if (visitedHosts.size < mostHosts) visitedHosts.add(host);
}
