import type { Browser, Jar, Malformed, MissingFact, ParsedSetCookie, StoredCookie, Verdict, Withheld } from '../cookie/types.ts';
import type { CookieChange, Exchange } from '../http/exchange.ts';
import type { Text } from '../i18n/text.ts';

export const roles = [
  'session-id',
  'auth-token',
  'remember-me',
  'csrf',
  'affinity',
  'infrastructure',
  'consent',
  'analytics',
  'preference',
  'unknown',
] as const;
export type Role = (typeof roles)[number];

/** Roles whose loss gives the visitor's session away. */
export const sessionRoles: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'remember-me']);

export type EventType = 'started' | 'login-failed' | 'login' | 'rotated' | 'renewed' | 'logout' | 'ended' | 'lost';

/** How a claim is known (PRODUCT: words). */
export type Basis = 'observed' | 'predicted' | 'suggested' | 'proved';

/** One reason to believe something, as a sentence that leads to its exchanges. */
export interface Evidence {
  readonly code: string;
  readonly basis: Basis;
  /** How much it says for (positive) or against (negative) the claim; the log-odds scale of `weights.ts`. */
  readonly weight: number;
  readonly message: Text;
  /** Ids of the exchanges that show it; the first few when there are many. */
  readonly exchanges: readonly number[];
}

/** Name, domain, path and partition: what makes two cookies the same one (§5.7 step 23). Made by `cookieKey`. */
export type CookieKey = string;

/** One thing that happened to a cookie. */
export interface CookieStep {
  /** The exchange that did or showed it; null for a change of the store. */
  readonly exchange: number | null;
  readonly time: number;
  /**
   * `set` and `replaced` by a response (replaced: another value), `renewed` (same value set again), `deleted`, `refused`,
   * `expired`, by `script` (the store changed and no recorded line explains it), `seen` first in a request: it was there before.
   */
  readonly what: 'set' | 'replaced' | 'renewed' | 'deleted' | 'refused' | 'expired' | 'script' | 'seen';
  /** Letter of the value it had after this, `A` for its first; null when it had none. */
  readonly alias: string | null;
  /** What the browser's store gave as the reason, where the store told of it. */
  readonly cause?: CookieChange['cause'];
}

/** All that is known of one cookie over the capture. */
export interface CookieFacts {
  readonly key: CookieKey;
  readonly name: string;
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly partitionKey: string | null;
  /** As the model's jar holds it now; null once it is gone or when it was only ever refused. */
  readonly current: StoredCookie | null;
  /** The value it has or had last. A secret: views mask it. */
  readonly value: string;
  readonly alias: string;
  /** Whether its attributes are known: false for a cookie first seen in a request, whose `Set-Cookie` was before the recording. */
  readonly attributesKnown: boolean;
  /** Set by a response, by a script, or there before the recording began. */
  readonly origin: 'response' | 'script' | 'before';
  /** Set by, or sent to, a site other than the page's. */
  readonly thirdParty: boolean;
  readonly steps: readonly CookieStep[];
  /** Steps that were left out of the middle of `steps` to keep it bounded. */
  readonly stepsDropped: number;
  readonly timesSet: number;
  readonly timesSent: number;
  readonly distinctValues: number;
  readonly firstSeen: { readonly exchange: number | null; readonly time: number };
  readonly lastSent: { readonly exchange: number; readonly time: number } | null;
}

/** One `Set-Cookie` line of an exchange, judged. */
export interface SetCookieFacts {
  /** Index among the lines of its exchange. */
  readonly index: number;
  readonly line: string;
  readonly parsed: ParsedSetCookie | Malformed;
  readonly verdict: Verdict;
  /** Which cookie it is about; null for a malformed line. */
  readonly key: CookieKey | null;
  readonly alias: string | null;
  /** Whether the browser's store agreed; null when it was not asked. */
  readonly confirmed: boolean | null;
}

/** One cookie of a `Cookie` header. */
export interface SentFacts {
  readonly name: string;
  readonly value: string;
  readonly key: CookieKey | null;
  readonly alias: string | null;
}

/** An exchange and what the model made of it when it happened. */
export interface ExchangeFacts {
  readonly exchange: Exchange;
  readonly setCookies: readonly SetCookieFacts[];
  readonly sent: readonly SentFacts[];
  /** Names that the model would have sent, in its order. */
  readonly predicted: readonly string[];
  /** Stored cookies of the same site that did not go. */
  readonly withheld: readonly Withheld[];
  /** Predicted cookies that did not go, where a fact that the recording does not hold would explain it. */
  readonly uncertain: readonly { readonly name: string; readonly fact: MissingFact }[];
}

/** The accumulator. `analyse` takes it, changes it and gives it back; nobody else writes to it. */
export interface Analysis {
  readonly browser: Browser;
  readonly jar: Jar;
  /** By exchange id; dense, in order. */
  readonly exchanges: readonly ExchangeFacts[];
  readonly cookies: ReadonlyMap<CookieKey, CookieFacts>;
  readonly changes: readonly CookieChange[];
  readonly events: readonly LifeEvent[];
  /** Time of the latest record, epoch milliseconds; 0 when empty. */
  readonly lastTime: number;
}

export interface LifeEvent {
  readonly type: EventType;
  /** Id of the exchange that shows it. */
  readonly exchange: number;
  readonly time: number;
  /** The site it happened on (registrable domain, or host). */
  readonly site: string;
  readonly cookies: readonly CookieKey[];
  readonly evidence: readonly Evidence[];
}

/** When something ends, by one way of knowing. */
export type Clock =
  | { readonly kind: 'at'; readonly at: number; readonly message: Text; readonly exchanges: readonly number[] }
  /** Ends after so many milliseconds without a request; `at` if none came from now on. */
  | { readonly kind: 'idle'; readonly after: number; readonly at: number; readonly message: Text; readonly exchanges: readonly number[] }
  | { readonly kind: 'browser-close'; readonly message: Text; readonly exchanges: readonly number[] }
  | { readonly kind: 'ended'; readonly at: number; readonly message: Text; readonly exchanges: readonly number[] }
  | { readonly kind: 'unknown'; readonly message: Text; readonly exchanges: readonly number[] };

/** Four ways of knowing when a session ends, and the first of them. */
export interface Expiry {
  readonly browser: Clock;
  readonly server: Clock;
  readonly token: Clock;
  readonly framework: Clock;
  /** "At the latest until": which of the four ends first, null when none is known. */
  readonly earliest: 'browser' | 'server' | 'token' | 'framework' | null;
}

/** What a value is, decoded where it can be without a key. */
export interface Decoded {
  readonly format: string;
  readonly title: Text;
  /** What the form means for whoever has the value, in a sentence. */
  readonly about?: Text;
  /** Facts to show, in order. A field marked secret holds a part of the value and is masked like it. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly secret: boolean }[];
  /** Whether the session's data is in the value itself. */
  readonly carriesData: boolean;
  /** Epoch milliseconds at which the token itself says it ends. */
  readonly expires: number | null;
  /** Milliseconds without a request after which the token itself says that it ends. */
  readonly idle?: number | null;
  /** What stands out in this value: what it lacks, what it gives away. */
  readonly notes?: readonly Text[];
}

/** A cookie, with what it is for. */
export interface CookieConclusion {
  readonly facts: CookieFacts;
  readonly role: Role;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly decoded: Decoded | null;
  readonly expiry: Expiry;
}

/** Cookies that only work together, as far as was seen. */
export interface CookieSet {
  readonly cookies: readonly CookieKey[];
  /** `chunks`: one value cut into several; `signature`: a value and the proof of it; `pair`: both say who it is; `balancer`: the session and the way to its server. */
  readonly kind: 'chunks' | 'signature' | 'pair' | 'balancer';
  readonly evidence: Evidence;
}

export interface Session {
  /** Registrable domain, or host. */
  readonly site: string;
  readonly carrier: 'cookie' | 'url' | 'bearer';
  readonly cookies: readonly CookieKey[];
  /** Names of `cookies`; for a URL or bearer session the parameter's or the scheme's name. */
  readonly names: readonly string[];
  readonly state: 'anonymous' | 'authenticated' | 'ended';
  /** When the present state began, epoch milliseconds. */
  readonly since: number;
  readonly framework: { readonly name: string; readonly confidence: number; readonly evidence: readonly Evidence[] } | null;
  readonly storage: 'server' | 'client' | 'unknown';
  readonly storageEvidence: readonly Evidence[];
  /** `storage` to the point, as far as traffic suggests it: which servers have the data, or that the value itself has it. */
  readonly place: 'one-node' | 'replicated' | 'shared' | 'server' | 'cookie' | 'unknown';
  /** Cookies of this session that only work together. */
  readonly sets: readonly CookieSet[];
  readonly affinity: { readonly cookie: CookieKey; readonly product: string; readonly evidence: readonly Evidence[] } | null;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  readonly expiry: Expiry;
  /** Of this session, in order. */
  readonly events: readonly LifeEvent[];
  /** What the recording could not show, and how it could be shown. */
  readonly unseen: readonly Text[];
  /** One sentence that says what matters. */
  readonly summary: Text;
}

/** What follows from an analysis at a moment; its cost depends on the number of cookies, not of exchanges. */
export interface Conclusions {
  readonly now: number;
  /** The session's cookies first, then by role. */
  readonly cookies: readonly CookieConclusion[];
  /** The site of the page first, the most certain first. */
  readonly sessions: readonly Session[];
  readonly events: readonly LifeEvent[];
}
