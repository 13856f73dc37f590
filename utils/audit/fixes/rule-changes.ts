import type { Change } from './change.ts';

/** The cookie's line as a whole: every attribute that the line which should have been sent has. */
export const wholeLine = 'whole-line';

/** Why there is nothing to configure. */
export const noConfiguration = {
  /** The value is made by the application's own code or a library of tokens. */
  token: 'The token is written by the application.',
  /** Two hands write one cookie; which of them must stop, no setting says. */
  twoWriters: 'Two parts of the server write the same cookie.',
  /** It is a matter of host names, addresses or pages. */
  layout: 'The layout of hosts and paths has to change.',
  /** The recording shows that something is wrong, not which setting made it so. */
  cause: 'The cause is not in one setting.',
} as const;

export type RuleChanges = readonly (Change | typeof wholeLine)[] | (typeof noConfiguration)[keyof typeof noConfiguration];

/**
 * What the configuration has to change for each rule's finding, or why it cannot. A change of an attribute counts only
 * where the line that should have been sent has it, so a rule may name all that its fixes may touch.
 */
export const ruleChanges: Readonly<Record<string, RuleChanges>> = {
  // Attributes
  'session-without-secure': ['secure'],
  'session-without-http-only': ['http-only'],
  'session-without-same-site': ['same-site'],
  'session-same-site-none': ['same-site'],
  'same-site-none-insecure': ['secure', 'same-site'],
  'cookie-domain-too-wide': ['host-only'],
  'cookie-domain-foreign': ['host-only'],
  'cookie-prefix-unused': ['prefix'],
  'cookie-prefix-violated': ['prefix', 'secure', 'path', 'host-only'],
  'cookie-not-partitioned': ['partitioned', 'same-site', 'secure'],
  'cookie-lifetime-too-long': ['lifetime'],
  'cookie-too-large': ['store'],
  'cookie-oversized': ['store'],
  'cookie-attribute-misspelt': [wholeLine],
  'cookie-attribute-conflicting': noConfiguration.twoWriters,
  'cookie-set-twice': noConfiguration.twoWriters,
  'cookie-shadowed': noConfiguration.twoWriters,
  'cookie-refused': [wholeLine],
  'path-as-protection': noConfiguration.layout,
  'infrastructure-cookie-bare': ['affinity-cookie'],
  // Transport
  'session-sent-over-http': ['redirect-to-https', 'hsts', 'secure'],
  'credentials-sent-over-http': ['redirect-to-https', 'hsts'],
  'hsts-missing': ['hsts'],
  'hsts-weak': ['hsts'],
  'set-cookie-cacheable': ['no-store'],
  'session-id-in-url': ['cookies-only'],
  'session-id-in-referer': ['cookies-only', 'referrer-policy'],
  'session-id-to-third-party': ['cookies-only', 'referrer-policy'],
  'session-sent-with-static-files': ['host-only', 'same-site'],
  // Life
  'session-not-rotated-at-login': ['rotate-at-login'],
  'logout-without-deletion': ['end-at-logout'],
  'session-alive-after-logout': ['end-at-logout', 'revocable'],
  'session-deletion-misses-scope': ['delete-cookie'],
  'remember-me-is-session': ['lifetime'],
  'session-never-expires': ['idle-timeout'],
  'session-without-absolute-limit': ['absolute-timeout'],
  'session-old-id-still-sent': ['rotate-at-login'],
  'session-cookies-disagree': ['end-at-logout'],
  // Content
  'jwt-long-lived': noConfiguration.token,
  'session-id-predictable': ['long-id'],
  'session-id-contains-time': ['long-id'],
  'session-id-contains-counter': ['long-id'],
  'jwt-without-exp': noConfiguration.token,
  'jwt-alg-none': noConfiguration.token,
  'personal-data-in-cookie': ['store', 'http-only'],
  'session-id-too-short': ['long-id'],
  'affinity-address-leaked': ['affinity-cookie'],
  // Flow
  'login-loop': [wholeLine],
  'session-lost': ['store', 'sticky'],
  'session-mismatch': ['store', 'sticky'],
  'session-lost-on-return': ['same-site'],
  'callback-cookie-lost': [wholeLine],
  'callback-cookie-on-grace': [wholeLine],
  'session-host-split': noConfiguration.layout,
  'session-dropped-on-http': ['redirect-to-https', 'hsts'],
  'third-party-context-blocked': ['partitioned', 'same-site', 'secure'],
  'csrf-token-without-cookie': noConfiguration.cause,
  'cookie-expired-at-birth': [wholeLine],
};
