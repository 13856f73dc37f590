import { canonicalHost, hostOf, isIpAddress } from './canonical-host.ts';
import { domainMatch } from './domain-match.ts';
import { defaultPath, pathMatch } from './path-match.ts';
import { prefixFault } from './prefixes.ts';
import type { Profile } from './profiles.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { isSameSiteRequest, siteWithScheme } from './same-site.ts';
import { isTrustworthy } from './trustworthy.ts';
import type { Context, ParsedSetCookie, Reason, StoredCookie } from './types.ts';

export type Received =
  | { readonly kind: 'cookie'; readonly cookie: StoredCookie; readonly warnings: readonly Reason[] }
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[]; readonly warnings: readonly Reason[] };

/** What §5.7 makes of a line, up to the point where the cookies that are already there matter. All reasons are given, not the first. */
export function judgeLine(parsed: ParsedSetCookie, url: string, now: number, context: Context, profile: Profile): Received {
  const warnings: Reason[] = [...parsed.warnings];
  const reasons: Reason[] = [];
  const host = hostOf(url);
  if (host === null) return { kind: 'refused', reasons: [{ code: 'scheme-not-supported', step: '5.7 step 1' }], warnings };
  // Step 2.
  if (parsed.name === '' && parsed.value === '') reasons.push({ code: 'no-cookie-content', attribute: 'name', step: '5.7 step 2' });
  if (parsed.name === '' && parsed.value !== '') warnings.push({ code: 'name-empty', attribute: 'name', step: '5.6 step 3' });
  if (profile.innerTab !== 'kept' && (parsed.name.includes('\t') || (profile.innerTab === 'refused' && parsed.value.includes('\t'))))
    reasons.push({ code: 'disallowed-character', attribute: parsed.name.includes('\t') ? 'name' : 'value', step: `${profile.browser}: inner tab` });

  const expires = expiryOf(parsed, now, profile, warnings);
  const { domain, hostOnly } = domainOf(parsed, host, profile, reasons, warnings);
  // Step 11.
  const path = parsed.path ? parsed.path : defaultPath(url);
  const trustworthy = isTrustworthy(url);
  // Step 13.
  if (parsed.secure && !trustworthy) reasons.push({ code: 'secure-only', attribute: 'secure', step: '5.7 step 13' });
  // Step 15.
  if (parsed.httpOnly && context.api === 'script') reasons.push({ code: 'http-only', attribute: 'httponly', step: '5.7 step 15' });
  // Steps 17 and 18.
  if (parsed.sameSite !== 'none' && !isSameSiteRequest(url, context) && (context.navigation ?? 'top-level') !== 'top-level')
    reasons.push({ code: crossSiteCodes[parsed.sameSite], attribute: 'samesite', step: '5.7 step 18' });
  // Step 19.
  if (parsed.sameSite === 'none' && !parsed.secure) reasons.push({ code: 'same-site-none-insecure', attribute: 'samesite', step: '5.7 step 19' });
  // Steps 20 to 22.
  const { name, value, secure, httpOnly, sameSite } = parsed;
  const prefix = prefixFault({ name, value, secure, httpOnly, hostOnly, path, pathExplicit: parsed.path !== null });
  if (prefix) reasons.push(prefix);
  if (parsed.partitioned && !secure) reasons.push({ code: 'partitioned-insecure', attribute: 'partitioned', step: 'draft-layered-cookies' });
  const thirdParty = context.topLevelUrl !== undefined && siteWithScheme(context.topLevelUrl) !== siteWithScheme(url);
  if (thirdParty && context.thirdPartyCookies === 'blocked' && !parsed.partitioned)
    reasons.push({ code: 'third-party-blocked', step: '5.7 step 1 (cookie policy)' });
  if (reasons.length > 0) return { kind: 'refused', reasons, warnings };
  const partitionKey = parsed.partitioned ? siteWithScheme(context.topLevelUrl ?? url) : null;
  return {
    kind: 'cookie',
    warnings,
    cookie: { name, value, domain, hostOnly, path, expires, secure, httpOnly, sameSite, partitionKey, created: now, lastAccessed: now },
  };
}

export const crossSiteCodes = {
  strict: 'same-site-strict',
  lax: 'same-site-lax',
  default: 'same-site-default',
  none: 'same-site-none-insecure',
} as const;

/** Step 6: `Max-Age` over `Expires`; neither: until the browser session ends. */
function expiryOf({ expires, maxAge }: ParsedSetCookie, now: number, { longestLifetime }: Profile, warnings: Reason[]): number | null {
  if (maxAge !== null && expires !== null) warnings.push({ code: 'expires-overruled', attribute: 'expires', step: '5.7 step 6' });
  const wanted = maxAge === null ? expires : maxAge <= 0 ? 0 : now + maxAge * 1000;
  if (wanted === null || longestLifetime === null || wanted <= now + longestLifetime) return wanted;
  warnings.push({ code: 'expiry-capped', attribute: maxAge === null ? 'expires' : 'max-age', step: '5.5' });
  return now + longestLifetime;
}

/** Steps 8 to 10. */
function domainOf(
  parsed: ParsedSetCookie,
  host: string,
  profile: Profile,
  reasons: Reason[],
  warnings: Reason[],
): { domain: string; hostOnly: boolean } {
  const alone = { domain: host, hostOnly: true };
  if (parsed.domain === null) return alone;
  const written = parsed.attributes.findLast(({ known, inForce }) => known === 'domain' && inForce)?.value ?? '';
  if (parsed.domain === '') {
    // `Domain=.` is refused by every browser, though the letter of the draft makes it empty.
    if (written === '.') reasons.push({ code: 'invalid-domain', attribute: 'domain', step: 'draft-layered-cookies' });
    return alone;
  }
  if (/[^\x00-\x7f]/.test(parsed.domain)) {
    reasons.push({ code: 'domain-non-ascii', attribute: 'domain', step: '5.7 step 8' });
    return alone;
  }
  const domain = canonicalHost(parsed.domain);
  if (domain === null || parsed.domain.includes('%')) {
    reasons.push({ code: 'invalid-domain', attribute: 'domain', step: '5.7 step 9' });
    return alone;
  }
  if (isIpAddress(host) && domain === host) return { domain: host, hostOnly: profile.ipDomainIsHostOnly };
  // Step 9.
  if (isPublicSuffix(domain)) {
    if (domain !== host) reasons.push({ code: 'public-suffix', attribute: 'domain', step: '5.7 step 9' });
    return alone;
  }
  // Step 10.
  if (!domainMatch(host, domain)) {
    reasons.push({ code: 'domain-mismatch', attribute: 'domain', step: '5.7 step 10' });
    return alone;
  }
  warnings.push({ code: 'domain-widens', attribute: 'domain', step: '5.7 step 10' });
  return { domain, hostOnly: false };
}

/** Step 16: whether an insecure connection would lay a cookie over a secure one. */
export function overlaysSecure(cookie: StoredCookie, url: string, existing: Iterable<StoredCookie>): boolean {
  if (cookie.secure || isTrustworthy(url)) return false;
  for (const other of existing) {
    if (!other.secure || other.name !== cookie.name) continue;
    const related = domainMatch(other.domain, cookie.domain) || domainMatch(cookie.domain, other.domain);
    if (related && pathMatch(cookie.path, other.path)) return true;
  }
  return false;
}
