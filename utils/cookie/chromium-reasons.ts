import type { ReasonCode } from './types.ts';

/**
 * What Chromium says where we say a code: the blocked reasons of the DevTools protocol (`Network.SetCookieBlockedReason` for storing,
 * `Network.CookieBlockedReason` for sending; `content/browser/devtools/protocol/network_handler.cc` makes them of the exclusion
 * reasons of `net/cookies/cookie_inclusion_status.h`). Several where Chromium distinguishes further: `Schemeful…` is said when only
 * the scheme makes the two sites differ. An empty list: DevTools keeps silent about it.
 */
export interface ChromiumReasons {
  readonly set: readonly string[];
  readonly send: readonly string[];
}

const silent: ChromiumReasons = { set: [], send: [] };

export const chromiumReasons: Readonly<Record<ReasonCode, ChromiumReasons>> = {
  'disallowed-character': { set: ['DisallowedCharacter'], send: [] },
  'name-value-too-long': { set: ['NameValuePairExceedsMaxSize'], send: ['NameValuePairExceedsMaxSize'] },
  'no-cookie-content': { set: ['NoCookieContent'], send: [] },
  // EXCLUDE_FAILURE_TO_STORE; measured: no event at all.
  'nameless-refused': silent,
  'invalid-domain': { set: ['InvalidDomain'], send: [] },
  // EXCLUDE_DOMAIN_NON_ASCII is added beside EXCLUDE_INVALID_DOMAIN, and only that is told.
  'domain-non-ascii': { set: ['InvalidDomain'], send: [] },
  'domain-mismatch': { set: ['InvalidDomain'], send: ['DomainMismatch'] },
  'public-suffix': { set: ['InvalidDomain'], send: [] },
  'secure-only': { set: ['SecureOnly'], send: ['SecureOnly'] },
  'http-only': silent,
  'overwrite-secure': { set: ['OverwriteSecure'], send: [] },
  'overwrite-http-only': silent,
  'same-site-strict': { set: ['SameSiteStrict', 'SchemefulSameSiteStrict'], send: ['SameSiteStrict', 'SchemefulSameSiteStrict'] },
  'same-site-lax': { set: ['SameSiteLax', 'SchemefulSameSiteLax'], send: ['SameSiteLax', 'SchemefulSameSiteLax'] },
  'same-site-default': {
    set: ['SameSiteUnspecifiedTreatedAsLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax'],
    send: ['SameSiteUnspecifiedTreatedAsLax', 'SchemefulSameSiteUnspecifiedTreatedAsLax'],
  },
  'same-site-none-insecure': { set: ['SameSiteNoneInsecure'], send: ['SameSiteNoneInsecure'] },
  prefix: { set: ['InvalidPrefix'], send: [] },
  // EXCLUDE_INVALID_PARTITIONED; measured: the line is refused and not in the list.
  'partitioned-insecure': silent,
  'third-party-blocked': { set: ['UserPreferences', 'ThirdPartyPhaseout'], send: ['UserPreferences', 'ThirdPartyPhaseout'] },
  'scheme-not-supported': { set: ['SchemeNotSupported'], send: [] },
  'no-room': silent,
  'not-on-path': { set: [], send: ['NotOnPath'] },
  // Expired, evicted and other partitions' cookies are not looked at, so nothing is said of them.
  expired: silent,
  evicted: silent,
  'other-partition': silent,
  // What is only remarked on has no counterpart.
  'attribute-too-long': silent,
  'attribute-duplicate': silent,
  'attribute-unknown': silent,
  'attribute-misspelt': silent,
  'attribute-glued': silent,
  'lines-joined': silent,
  'value-cut': silent,
  'no-equals-sign': silent,
  'prefix-misspelt': silent,
  'expires-unreadable': silent,
  'expires-overruled': silent,
  'expiry-capped': silent,
  'max-age-unreadable': silent,
  'path-unusable': silent,
  'same-site-unknown': silent,
  'domain-widens': silent,
  'domain-host-only': silent,
  'shadows-cookie': silent,
  'lax-allowing-unsafe': silent,
  'redirected-cross-site': silent,
  'name-empty': silent,
};

/** Chromium's words for a code; empty where it keeps silent. */
export function chromiumReasonsOf(code: ReasonCode, when: keyof ChromiumReasons): readonly string[] {
  return chromiumReasons[code][when];
}
