import { hostOf } from './canonical-host.ts';
import { domainMatch } from './domain-match.ts';
import { pathMatch, pathOf } from './path-match.ts';
import type { Profile } from './profiles.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { crossSiteCodes } from './receive.ts';
import { isSameSiteRequest, siteWithScheme } from './same-site.ts';
import { isTrustworthy } from './trustworthy.ts';
import type { Context, Reason, StoredCookie } from './types.ts';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** What every cookie is asked about a request; made once for each request (§5.8.3). */
export function requestFacts(url: string, now: number, context: Context) {
  const host = hostOf(url);
  return {
    host,
    path: pathOf(url),
    trustworthy: isTrustworthy(url),
    sameSite: isSameSiteRequest(url, context),
    site: siteWithScheme(url),
    topSite: siteWithScheme(context.topLevelUrl ?? url),
    context,
    now,
  };
}

/** Why this cookie stays behind, all reasons; empty when it goes (§5.8.3 step 3). */
export function whyWithheld(cookie: StoredCookie, request: ReturnType<typeof requestFacts>, profile: Profile): readonly Reason[] {
  const { host, path, trustworthy, sameSite, context, now } = request;
  const reasons: Reason[] = [];
  if (host === null) return [{ code: 'scheme-not-supported', step: '5.8.3 step 1' }];
  if (cookie.expires !== null && cookie.expires <= now) reasons.push({ code: 'expired', attribute: 'expires', step: '5.7 (expiry)' });
  const inDomain = cookie.hostOnly ? host === cookie.domain : domainMatch(host, cookie.domain) && !isPublicSuffix(cookie.domain);
  if (!inDomain) reasons.push({ code: 'domain-mismatch', attribute: 'domain', step: '5.8.3 step 3' });
  if (!pathMatch(path, cookie.path)) reasons.push({ code: 'not-on-path', attribute: 'path', step: '5.8.3 step 3' });
  if (cookie.secure && !trustworthy) reasons.push({ code: 'secure-only', attribute: 'secure', step: '5.8.3 step 3' });
  if (cookie.httpOnly && context.api === 'script') reasons.push({ code: 'http-only', attribute: 'httponly', step: '5.8.3 step 3' });
  if (!sameSite && cookie.sameSite !== 'none' && !laxAllows(cookie, context, now, profile))
    reasons.push({ code: crossSiteCodes[cookie.sameSite], attribute: 'samesite', step: '5.8.3 step 3' });
  if (cookie.partitionKey !== null && cookie.partitionKey !== request.topSite)
    reasons.push({ code: 'other-partition', attribute: 'partitioned', step: 'draft-layered-cookies' });
  if (context.thirdPartyCookies === 'blocked' && cookie.partitionKey === null && request.topSite !== request.site)
    reasons.push({ code: 'third-party-blocked', step: '5.8.3 (cookie policy)' });
  return reasons;
}

/** Lax goes with a cross-site top-level navigation by a safe method; a fresh cookie without `SameSite` may go with a POST too (§5.6.7.2). */
function laxAllows(
  cookie: StoredCookie,
  { method = 'GET', navigation = 'top-level', api }: Context,
  now: number,
  { laxAllowingUnsafe }: Profile,
): boolean {
  if (cookie.sameSite === 'strict' || navigation !== 'top-level' || api === 'script') return false;
  if (safeMethods.has(method.toUpperCase())) return true;
  return cookie.sameSite === 'default' && laxAllowingUnsafe !== null && now - cookie.created < laxAllowingUnsafe;
}

/** §5.8.3 step 4: longer paths first, then the older. */
export function inOrder(a: StoredCookie, b: StoredCookie): number {
  return b.path.length - a.path.length || a.created - b.created;
}
