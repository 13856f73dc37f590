import type { Facts } from '../../../utils/audit/facts.ts';
import type { Outcome, Rule } from '../../../utils/audit/rule.ts';
import { contextOf, cookieKey, createJar, parseCookieHeader, parseSetCookie, siteOf } from '../../../utils/cookie/index.ts';
import type { Browser, Jar, ParsedSetCookie, StoredCookie } from '../../../utils/cookie/types.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { same } from '../../../utils/i18n/text.ts';
import type {
  Clock,
  CookieConclusion,
  CookieFacts,
  Decoded,
  EventType,
  ExchangeFacts,
  LifeEvent,
  Role,
  SentFacts,
  Session,
  SetCookieFacts,
} from '../../../utils/session/types.ts';

/**
 * Facts with the roles and events *stated*, so that a rule is tested on what it judges and not on what the inference
 * makes of a short recording. Verdicts and the jar are the real engine's.
 */
export interface Stated {
  readonly exchanges: readonly Exchange[];
  /** By cookie name; others are `unknown`. */
  readonly roles?: Readonly<Record<string, Role>>;
  readonly events?: readonly { readonly type: EventType; readonly exchange: number; readonly cookies?: readonly string[] }[];
  readonly decoded?: Readonly<Record<string, Decoded>>;
  readonly urlParameters?: readonly string[];
  readonly browser?: Browser;
  /** Names of cookies that were there before the recording. */
  readonly before?: readonly string[];
}

interface Draft {
  facts: CookieFacts;
  readonly values: string[];
}

export function facts(stated: Stated): Facts {
  const browser = stated.browser ?? 'chromium';
  const jar = createJar({ browser });
  const drafts = new Map<string, Draft>();
  const exchanges = stated.exchanges.map((exchange) => {
    const sent = parseCookieHeader(exchange.cookieHeader ?? '').map((pair) => sentFacts(jar, drafts, exchange, pair));
    const { context } = contextOf(exchange);
    const { withheld, sent: predicted } = jar.send({ url: exchange.url, now: exchange.time, context });
    const setCookies = exchange.setCookieLines.map((line, index) => setFacts(jar, drafts, exchange, line, index));
    return { exchange, setCookies, sent, predicted: predicted.map(({ name }) => name), withheld, uncertain: [] } satisfies ExchangeFacts;
  });
  const events = (stated.events ?? []).map((event): LifeEvent => {
    const exchange = stated.exchanges[event.exchange];
    const keys = [...drafts.values()].filter(({ facts: { name } }) => event.cookies?.includes(name)).map(({ facts: { key } }) => key);
    return { type: event.type, exchange: event.exchange, time: exchange?.time ?? 0, site: siteOf(exchange?.url ?? ''), cookies: keys, evidence: [] };
  });
  const lastTime = stated.exchanges.at(-1)?.time ?? 0;
  const stored = new Map(jar.all().map((cookie) => [cookieKey(cookie), cookie]));
  const cookies = [...drafts.values()].map(({ facts: one, values }) => ({
    ...one,
    current: stored.get(one.key) ?? null,
    distinctValues: new Set(values).size,
    attributesKnown: !(stated.before ?? []).includes(one.name) || one.timesSet > 0,
  }));
  return {
    now: lastTime,
    analysis: { browser, jar, exchanges, cookies: new Map(cookies.map((one) => [one.key, one])), changes: [], events, lastTime },
    conclusions: {
      now: lastTime,
      cookies: cookies.map((one) => conclusion(one, stated)),
      sessions: (stated.urlParameters ?? []).map((name) => urlSession(name)),
      events,
    },
  };
}

export function judge(rule: Rule, stated: Stated): Outcome {
  return rule.judge(facts(stated));
}

function setFacts(jar: Jar, drafts: Map<string, Draft>, exchange: Exchange, line: string, index: number): SetCookieFacts {
  const parsed = parseSetCookie(line);
  const verdict = jar.receive({ url: exchange.url, line, now: exchange.time, context: contextOf(exchange).context });
  if (parsed.kind === 'malformed') return { index, line, parsed, verdict, key: null, alias: null, confirmed: null };
  const { hostname } = new URL(exchange.url);
  const cookie = verdict.cookie ?? unstored(parsed, hostname, exchange.time);
  const key = cookieKey(cookie);
  const draft = draftOf(drafts, key, cookie, exchange, 'response');
  if (isThirdParty(exchange)) draft.facts = { ...draft.facts, thirdParty: true };
  if (verdict.outcome !== 'deleted' && verdict.outcome !== 'refused') {
    draft.values.push(parsed.value);
    draft.facts = { ...draft.facts, value: parsed.value, timesSet: draft.facts.timesSet + 1 };
  }
  return { index, line, parsed, verdict, key, alias: null, confirmed: null };
}

function sentFacts(jar: Jar, drafts: Map<string, Draft>, exchange: Exchange, { name, value }: { name: string; value: string }): SentFacts {
  const named = jar.all().filter((cookie) => cookie.name === name);
  const known = named.find((cookie) => cookie.value === value) ?? named[0] ?? null;
  if (!known) {
    const { hostname } = new URL(exchange.url);
    const gone = [...drafts.values()].find(({ facts: one }) => one.name === name);
    const cookie = { name, value, domain: hostname, path: '/', hostOnly: true, partitionKey: null };
    const draft = gone ?? draftOf(drafts, cookieKey(cookie), cookie, exchange, 'before');
    if (!gone) draft.facts = { ...draft.facts, value };
    sendOnce(draft, exchange);
    return { name, value, key: draft.facts.key, alias: null };
  }
  const draft = draftOf(drafts, cookieKey(known), known, exchange, 'before');
  sendOnce(draft, exchange);
  return { name, value, key: draft.facts.key, alias: null };
}

function sendOnce(draft: Draft, exchange: Exchange): void {
  const { id, time } = exchange;
  const thirdParty = draft.facts.thirdParty || isThirdParty(exchange);
  draft.facts = { ...draft.facts, thirdParty, timesSent: draft.facts.timesSent + 1, lastSent: { exchange: id, time } };
}

function isThirdParty({ url, resourceType, initiator }: Exchange): boolean {
  return resourceType !== 'document' && initiator.topLevelUrl !== null && siteOf(initiator.topLevelUrl) !== siteOf(url);
}

type Identity = Pick<StoredCookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey' | 'value'>;

function draftOf(drafts: Map<string, Draft>, key: string, cookie: Identity, exchange: Exchange, origin: CookieFacts['origin']): Draft {
  const known = drafts.get(key);
  if (known) return known;
  const { name, domain, hostOnly, path, partitionKey, value } = cookie;
  const made: Draft = {
    values: [],
    facts: {
      key,
      name,
      domain,
      hostOnly,
      path,
      partitionKey,
      current: null,
      value,
      alias: 'A',
      attributesKnown: true,
      origin,
      thirdParty: false,
      steps: [],
      stepsDropped: 0,
      timesSet: 0,
      timesSent: 0,
      distinctValues: 0,
      firstSeen: { exchange: exchange.id, time: exchange.time },
      lastSent: null,
    },
  };
  drafts.set(key, made);
  return made;
}

function unstored(parsed: ParsedSetCookie, host: string, time: number): StoredCookie {
  return {
    name: parsed.name,
    value: parsed.value,
    domain: parsed.domain || host,
    hostOnly: !parsed.domain,
    path: parsed.path || '/',
    expires: null,
    secure: parsed.secure,
    httpOnly: parsed.httpOnly,
    sameSite: parsed.sameSite,
    partitionKey: null,
    created: time,
    lastAccessed: time,
  };
}

const unknown: Clock = { kind: 'unknown', message: same('-'), exchanges: [] };
const expiry = { browser: unknown, server: unknown, token: unknown, framework: unknown, earliest: null };

function conclusion(one: CookieFacts, { roles, decoded }: Stated): CookieConclusion {
  return { facts: one, role: roles?.[one.name] ?? 'unknown', confidence: 0.9, evidence: [], decoded: decoded?.[one.name] ?? null, expiry };
}

function urlSession(name: string): Session {
  return {
    site: 'shop.example',
    carrier: 'url',
    cookies: [],
    names: [name],
    state: 'anonymous',
    since: 0,
    framework: null,
    storage: 'unknown',
    place: 'unknown',
    storageEvidence: [],
    sets: [],
    affinity: null,
    confidence: 0.9,
    evidence: [],
    expiry,
    events: [],
    unseen: [],
    summary: same('-'),
  };
}
