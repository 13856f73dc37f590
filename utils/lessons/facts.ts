import type { Analysis, Conclusions, CookieConclusion, ExchangeFacts, LifeEvent, SentFacts, Session, SetCookieFacts } from '../session/types.ts';

/** The session's visit, replayed on many servers. Who has the simulation hands it in: lessons know what to ask, not how it is answered. */
export type Replay = (strategy: string, change?: ReplayChange) => Replayed;

export type ReplayOf = (analysis: Analysis, conclusions: Conclusions, session: Session) => Replay;

export interface ReplayChange {
  readonly servers?: number;
  readonly users?: number;
  /** Over how long the other visitors begin, in milliseconds. */
  readonly spread?: number;
  /** How often one visitor in ten makes the visit. */
  readonly busy?: number;
  readonly balancer?: 'round-robin' | 'address-hash' | 'cookie';
  readonly replicationDelay?: number;
  readonly replica?: boolean;
  readonly reissue?: boolean;
  readonly failures?: readonly { readonly at: number; readonly what: 'server-down' | 'server-drain' | 'store-down'; readonly server: number }[];
}

export interface Replayed {
  /** The recorded visitor's own requests, in order; times in milliseconds since the first. */
  readonly you: readonly {
    readonly at: number;
    readonly exchange: number;
    readonly label: string;
    readonly server: number;
    readonly kind: 'start' | 'login' | 'read' | 'write' | 'logout' | 'free';
    /** Servers with a whole copy of the session after it, the primary first. */
    readonly holders: { readonly servers: readonly number[] };
    readonly outcome: 'ok' | 'stale' | 'logged-out' | 'failed' | 'free';
    /** Whether the visitor had logged in by then. */
    readonly loggedIn: boolean;
  }[];
  readonly metrics: {
    readonly loggedOut: number;
    readonly failed: number;
    readonly stale: number;
    readonly visitorsHit: number;
    readonly visitors: number;
    readonly load: readonly number[];
    readonly messages: number;
    readonly peakMemory: number;
    readonly addedDelay: number;
  };
}

/** What lessons speak of, found once in the capture. */
export interface LessonFacts {
  readonly analysis: Analysis;
  readonly conclusions: Conclusions;
  /** The story of the last login that was recorded, null when there is none. */
  readonly login: LoginStory | null;
  /** The session that the lessons speak of: the first one, null when there is none. */
  readonly session: Session | null;
  /** The cookie that carries it, null when a URL or a header does. */
  readonly carrier: CookieConclusion | null;
  /** null without a session. */
  readonly replay: Replay | null;
}

export interface LoginStory {
  readonly event: LifeEvent;
  readonly session: Session | null;
  /** The cookie that carries the session after the login. */
  readonly cookie: CookieConclusion | null;
  readonly request: ExchangeFacts;
  /** The same cookie as the login request carried it, null when it carried none. */
  readonly before: SentFacts | null;
  /** The line of the login's answer that set the session's cookie, null when the id was kept. */
  readonly issued: SetCookieFacts | null;
  readonly rotated: boolean;
  /** The first later exchange that carried the session's cookie. */
  readonly use: { readonly exchange: ExchangeFacts; readonly sent: SentFacts } | null;
  readonly logout: { readonly event: LifeEvent; readonly exchange: ExchangeFacts; readonly line: SetCookieFacts | null } | null;
}

export function deriveLessonFacts(analysis: Analysis, conclusions: Conclusions, replayOf: ReplayOf): LessonFacts {
  const session = conclusions.sessions[0] ?? null;
  return {
    analysis,
    conclusions,
    login: deriveLogin(analysis, conclusions),
    session,
    carrier: conclusions.cookies.find(({ facts }) => session?.cookies.includes(facts.key)) ?? null,
    replay: session === null ? null : replayOf(analysis, conclusions, session),
  };
}

function deriveLogin(analysis: Analysis, conclusions: Conclusions): LoginStory | null {
  const event = conclusions.events.findLast(({ type }) => type === 'login');
  const request = event && analysis.exchanges[event.exchange];
  if (!event || !request) return null;

  const session =
    conclusions.sessions.find(({ site, events }) => site === event.site && events.some(({ exchange }) => exchange === event.exchange)) ?? null;
  const keys = session ? session.cookies : event.cookies;
  const cookie = conclusions.cookies.find(({ facts }) => keys.includes(facts.key)) ?? null;
  const key = cookie?.facts.key ?? null;
  const issued = request.setCookies.findLast((line) => line.key === key && line.verdict.outcome !== 'deleted') ?? null;
  const rotated = conclusions.events.some(({ type, exchange }) => type === 'rotated' && exchange === event.exchange);
  return {
    event,
    session,
    cookie,
    request,
    before: request.sent.find((sent) => sent.key === key) ?? null,
    issued,
    rotated,
    use: firstUse(analysis, key, event.exchange),
    logout: firstLogout(analysis, conclusions, key, event),
  };
}

/** How far behind the login its first use is looked for: a login that is never used is not worth a walk through the capture. */
const useWithin = 500;

function firstUse(analysis: Analysis, key: string | null, after: number): LoginStory['use'] {
  if (key === null) return null;
  for (const exchange of analysis.exchanges.slice(after + 1, after + 1 + useWithin)) {
    const sent = exchange.sent.find((one) => one.key === key);
    if (sent) return { exchange, sent };
  }
  return null;
}

function firstLogout(analysis: Analysis, conclusions: Conclusions, key: string | null, login: LifeEvent): LoginStory['logout'] {
  const event = conclusions.events.find(({ type, exchange, site }) => type === 'logout' && exchange > login.exchange && site === login.site);
  const exchange = event && analysis.exchanges[event.exchange];
  if (!event || !exchange) return null;
  return { event, exchange, line: exchange.setCookies.find((line) => line.key === key) ?? null };
}
