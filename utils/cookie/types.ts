/** Contract 1: the shapes of the cookie engine. `index.ts` is its door. */

export type Browser = 'rfc' | 'chromium' | 'firefox';

/** One attribute of a line as it stands there, in order, known or not. */
export interface ParsedAttribute {
  /** As written, trimmed. */
  readonly name: string;
  /** As written, trimmed; null when there is no `=`. */
  readonly value: string | null;
  /** Which attribute of the standard it is, or null for an unknown one. */
  readonly known: AttributeName | null;
  /** Offsets of the whole attribute in the line, `[start, end)`, so that a view can mark it. */
  readonly start: number;
  readonly end: number;
  /** Whether it is in force: known, well-formed, and not overruled by a later one of its kind. */
  readonly inForce: boolean;
}

export type AttributeName = 'expires' | 'max-age' | 'domain' | 'path' | 'secure' | 'httponly' | 'samesite' | 'partitioned' | 'priority';

/** What a line says (RFC 6265bis §5.6), before anything is decided. */
export interface ParsedSetCookie {
  readonly kind: 'set-cookie';
  readonly line: string;
  readonly name: string;
  readonly value: string;
  /** Offsets of the value in the line, `[start, end)`. */
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly attributes: readonly ParsedAttribute[];
  /** The attributes in force, by kind; absent when the line has none of that kind. */
  readonly expires: number | null;
  /** Seconds, as written; null when absent or not a number. May be negative, 0 or ±Infinity (a number too long to hold). */
  readonly maxAge: number | null;
  /** Lower-case, without its leading dot; `''` when the attribute is there and empty; null when absent. */
  readonly domain: string | null;
  /** null when absent; `''` when it is there but says nothing usable (then the default path holds, yet the attribute counts as explicit). */
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  readonly partitioned: boolean;
  /** What is odd about the line though it stays in force: duplicates, unknown attributes, values ignored … */
  readonly warnings: readonly Reason[];
}

/** A line that the standard drops whole. It is kept and shown. */
export interface Malformed {
  readonly kind: 'malformed';
  readonly line: string;
  readonly reason: Reason;
}

export type SameSite = 'strict' | 'lax' | 'none' | 'default';

export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  /** Canonical, without a leading dot. */
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly path: string;
  /** Epoch milliseconds; null: until the browser session ends. */
  readonly expires: number | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** The top-level site of a partitioned cookie, else null. */
  readonly partitionKey: string | null;
  /** Epoch milliseconds. */
  readonly created: number;
  readonly lastAccessed: number;
}

export interface Reason {
  /** kebab-case, in the words of the standard: `same-site-none-insecure`, `invalid-domain`, `prefix` … */
  readonly code: ReasonCode;
  /** The attribute of the line or of the stored cookie that clashes. */
  readonly attribute?: AttributeName | 'name' | 'value';
  /** The step of the standard (`5.7 step 19`) or the name of the browser's deviation. */
  readonly step: string;
}

/** Facts about the request that decide what may be stored and sent. Each left out means: a same-site, top-level GET navigation by the user. */
export interface Context {
  readonly topLevelUrl?: string;
  /** The document (or worker) that asked, or that holds the link. For a reload: that of the first load (§5.2). `null:` for an opaque origin. */
  readonly initiatorUrl?: string;
  /** Of the frame that asked or is filled: the documents around it, except the top-level one. */
  readonly frameAncestors?: readonly string[];
  readonly method?: string;
  readonly navigation?: 'top-level' | 'nested' | 'none';
  readonly redirectedFrom?: readonly string[];
  readonly api?: 'http' | 'script';
  readonly thirdPartyCookies?: 'allowed' | 'blocked';
  /** The response's `Date`, epoch milliseconds: browsers correct `Expires` by the difference of the clocks. */
  readonly serverDate?: number;
  /** Facts that the recording does not hold. What would be judged otherwise if they were otherwise is said to be uncertain. */
  readonly missing?: readonly MissingFact[];
}

/** `initiator`: who asked. `top-level page`: what the tab showed. `frame ancestors`: what lies between a nested frame and the page. */
export type MissingFact = 'initiator' | 'top-level page' | 'frame ancestors';

export interface Verdict {
  readonly outcome: 'stored' | 'replaced' | 'deleted' | 'refused';
  readonly cookie?: StoredCookie;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Reason[];
  /** The missing facts that this outcome depends on, and what it would be if they were the other way; absent when it depends on none. */
  readonly uncertain?: readonly { readonly fact: MissingFact; readonly otherwise: 'taken' | 'refused' }[];
  /** The cookies that had to go to make room for this one; absent when none had to. */
  readonly evicted?: readonly StoredCookie[];
}

export interface Withheld {
  readonly cookie: StoredCookie;
  readonly reasons: readonly Reason[];
}

export interface Sent {
  readonly header: string;
  readonly sent: readonly StoredCookie[];
  readonly withheld: readonly Withheld[];
  /** Cookies that went by a hair: by an exception, or against what other browsers do. */
  readonly remarks: readonly Withheld[];
  /** Cookies whose fate depends on a fact that is missing. */
  readonly uncertain: readonly { readonly cookie: StoredCookie; readonly fact: MissingFact; readonly otherwise: 'sent' | 'withheld' }[];
}

export interface Jar {
  receive(input: { readonly url: string; readonly line: string; readonly now: number; readonly context?: Context }): Verdict;
  send(input: { readonly url: string; readonly now: number; readonly context?: Context }): Sent;
  all(): readonly StoredCookie[];
  /**
   * Takes a cookie in as it is, without judging it: one that the browser's store told of, or one that a recorded
   * `Cookie` header proves to exist. Replaces the equal one.
   */
  put(cookie: StoredCookie): void;
  /** Forgets the cookie with this identity, as the store reported it removed. */
  remove(cookie: Pick<StoredCookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>): void;
}

/** Why something was refused, withheld or odd. A new one needs its sentences in `explain/`; the compiler says so. */
export type ReasonCode =
  // The line (§5.6)
  | 'disallowed-character'
  | 'name-value-too-long'
  | 'no-cookie-content'
  // Storing (§5.7)
  | 'invalid-domain'
  | 'domain-non-ascii'
  | 'domain-mismatch'
  | 'public-suffix'
  | 'secure-only'
  | 'http-only'
  | 'overwrite-secure'
  | 'overwrite-http-only'
  | 'same-site-strict'
  | 'same-site-lax'
  | 'same-site-default'
  | 'same-site-none-insecure'
  | 'prefix'
  | 'partitioned-insecure'
  | 'third-party-blocked'
  | 'scheme-not-supported'
  | 'nameless-refused'
  | 'no-room'
  // Sending (§5.8)
  | 'not-on-path'
  | 'expired'
  | 'evicted'
  | 'other-partition'
  // Warnings
  | 'attribute-too-long'
  | 'attribute-duplicate'
  | 'attribute-unknown'
  | 'attribute-misspelt'
  | 'attribute-glued'
  | 'lines-joined'
  | 'value-cut'
  | 'no-equals-sign'
  | 'prefix-misspelt'
  | 'expires-unreadable'
  | 'expires-overruled'
  | 'expiry-capped'
  | 'max-age-unreadable'
  | 'path-unusable'
  | 'same-site-unknown'
  | 'domain-widens'
  | 'domain-host-only'
  | 'shadows-cookie'
  | 'lax-allowing-unsafe'
  | 'redirected-cross-site'
  | 'name-empty';
