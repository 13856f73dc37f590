import type { HttpCredentials } from '../../http/authentication.ts';
import type { CookieKey, Evidence, LifeEvent } from '../types.ts';

/** Where a site's session stands, and what has to be remembered to tell what happens next. */
export interface SiteLife {
  readonly site: string;
  state: 'none' | 'anonymous' | 'authenticated' | 'ended';
  /** When the state began. */
  since: number;
  /** Whether a login or anything later than its start was seen: else the state is only what is known. */
  loginSeen: boolean;
  /** Cookies of the present session as the login told them; empty before one. */
  readonly carriers: Set<CookieKey>;
  pending: PendingLogin | null;
  /** Pages to which a visitor was sent from others, and from which: one of them may be the login page, whatever it is called. */
  readonly gates: Map<string, Set<string>>;
  /** Other sites to which this one sent the visitor: one of them may be where to log in. */
  readonly away: Set<string>;
  /** Those that a login has proved to be it. */
  readonly loginPages: Set<string>;
  /** Pages to which logins were sent: a `DELETE` of one is a logout. */
  readonly doors: Set<string>;
  /** Forms sent from such a page in vain: failed logins, if a login from there follows. */
  readonly tries: Try[];
  /** Paths that opened while logged in, and those that sent to the login page when not. */
  readonly opened: Set<string>;
  readonly gated: Set<string>;
  /** What was refused to a visitor who was not logged in: pages that sent elsewhere, and scripts' requests answered 401 or 403. */
  readonly closed: Set<string>;
  /** The last answer that could have logged in, though no word says so: what opens later with its cookie shows that it did. */
  key: Key | null;
  /** Where the last form went. */
  lastForm: string | null;
  /** Requests with data that were refused: failed logins, if one to the same address works later. */
  readonly refusals: Try[];
  /** Requests since the last login that a logged-in session should carry its cookies with. */
  requests: number;
  lastRequest: { readonly exchange: number; readonly time: number } | null;
  /** A session that is not in a cookie. */
  bearer: OtherCarrier | null;
  inUrl: OtherCarrier | null;
  /** Of the answers, the first of each kind: they name the framework. */
  readonly headers: Map<string, { readonly value: string; readonly exchange: number }>;
  /** The exchange that ended the last session. */
  lastEnd: number | null;
  /** What ended it: the user asked for it, or the server did not know the session any more. */
  endedBy: 'logout' | 'server' | null;
  lostCount: number;
  longestQuiet: { readonly milliseconds: number; readonly exchange: number } | null;
  /** How long nothing was asked before the server ended a session, and how old the login was; null when that was not seen. */
  endedAfterQuiet: { readonly milliseconds: number; readonly exchange: number; readonly age: number | null } | null;
}

export interface OtherCarrier {
  readonly name: string;
  value: string;
  /** Of HTTP's own authentication: name and password, not a token. */
  readonly scheme: HttpCredentials['scheme'] | null;
  /** The browser sends them by itself, since it was asked for a page with them. */
  readonly byBrowser: boolean;
  readonly firstExchange: number;
  readonly firstTime: number;
  lastExchange: number;
  lastTime: number;
  count: number;
}

export interface Key {
  readonly exchange: number;
  readonly time: number;
  /** Method and page. */
  readonly page: string;
  readonly cookies: readonly CookieKey[];
  readonly rotated: readonly CookieKey[];
}

export interface Try {
  readonly exchange: number;
  readonly time: number;
  readonly page: string;
  readonly cookies: readonly CookieKey[];
}

/** A login that was answered as if it had worked, but gave no new id: the next page decides. */
export interface PendingLogin {
  readonly exchange: number;
  readonly time: number;
  readonly deadline: number;
  /** Path that the answer sent the browser to; null when the script decides what comes next. */
  readonly target: string | null;
  /** A page came in answer to a form: most often the form again. */
  readonly form: boolean;
  readonly loginPath: string;
  readonly cookies: readonly CookieKey[];
  /** Those that the answer issued or changed. */
  readonly issued: readonly CookieKey[];
  readonly rotated: readonly CookieKey[];
  readonly evidence: readonly Evidence[];
  readonly bearerBefore: string | null;
}

export function createLife(site: string): SiteLife {
  return {
    site,
    state: 'none',
    since: 0,
    loginSeen: false,
    carriers: new Set(),
    pending: null,
    gates: new Map(),
    away: new Set(),
    loginPages: new Set(),
    doors: new Set(),
    tries: [],
    closed: new Set(),
    key: null,
    lastForm: null,
    refusals: [],
    opened: new Set(),
    gated: new Set(),
    requests: 0,
    lastRequest: null,
    bearer: null,
    inUrl: null,
    headers: new Map(),
    lastEnd: null,
    endedBy: null,
    lostCount: 0,
    longestQuiet: null,
    endedAfterQuiet: null,
  };
}

export function enterState(life: SiteLife, state: SiteLife['state'], time: number): void {
  if (life.state !== state) life.since = time;
  life.state = state;
}

const mostPaths = 200;

export function remember(paths: Set<string>, path: string): void {
  if (paths.size < mostPaths) paths.add(path);
}

/** Events stand in the order of their exchanges; one that later exchanges revealed is put back where it belongs. */
export function record(events: LifeEvent[], event: LifeEvent): void {
  let at = events.length;
  while (at > 0 && (events[at - 1]?.exchange ?? 0) > event.exchange) at -= 1;
  events.splice(at, 0, event);
}
