import { stepOf } from './deviations.ts';
import { domainMatch } from './domain-match.ts';
import { type Partition, partitionOf } from './partition.ts';
import { pathMatch } from './path-match.ts';
import { laxAllowingUnsafeFor, type Profile } from './profiles.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { crossSiteCodes } from './receive.ts';
import type { RequestUrl } from './request-url.ts';
import { cameThroughOtherSite, isFirstParty, isSameSiteRequest, samenessOf } from './same-site.ts';
import type { Context, Reason, StoredCookie } from './types.ts';

/** What every cookie is asked about a request; made once for each request (§5.8.3). */
export interface RequestFacts {
  readonly request: RequestUrl;
  readonly profile: Profile;
  readonly now: number;
  readonly script: boolean;
  readonly sameSite: boolean;
  /** Whether a cross-site request may still carry `Lax` cookies: a top-level navigation, by a safe method. */
  readonly lax: boolean;
  /** Whether it may carry fresh ones without `SameSite` (§5.6.7.2): a top-level navigation by any method, where the profile allows it. */
  readonly laxUnsafe: boolean;
  /** Whether the redirects before it went through another site, and that was not counted. */
  readonly detour: boolean;
  readonly partition: Partition;
  readonly blocked: boolean;
}

/** RFC 9110 §9.2.1. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function requestFacts(request: RequestUrl, now: number, context: Context, profile: Profile): RequestFacts {
  const { navigation = 'top-level', method = 'GET', api, thirdPartyCookies } = context;
  const detour = context.redirectedFrom !== undefined && cameThroughOtherSite(request, context, profile);
  const counted = detour && profile.is['redirects-count'];
  const firstParty = isFirstParty(request, context, samenessOf(profile));
  const partition = partitionOf(request, context, firstParty);
  const script = api === 'script';
  const byNavigation = navigation === 'top-level' && !script;
  return {
    request,
    profile,
    now,
    script,
    sameSite: !counted && isSameSiteRequest(request, context, profile, firstParty),
    lax: byNavigation && safeMethods.has(method.toUpperCase()),
    laxUnsafe: byNavigation && profile.is['lax-allowing-unsafe'],
    detour: detour && !counted,
    partition,
    blocked: thirdPartyCookies === 'blocked' && partition.thirdParty,
  };
}

/** Whether the cookie goes (§5.8.3 step 3). Asks the same as `whyWithheld`, without naming anything: most cookies go, or wait for another path. */
export function goes(cookie: StoredCookie, facts: RequestFacts): boolean {
  const { request, now } = facts;
  if (cookie.expires !== null && cookie.expires <= now) return false;
  if (!isInDomain(cookie, request) || !pathMatch(request.path, cookie.path)) return false;
  if (cookie.secure && !request.trustworthy) return false;
  if (cookie.httpOnly && facts.script) return false;
  return crossesSites(cookie, facts) && isInJar(cookie, facts);
}

/** Why this cookie stays behind: every reason; empty when it goes. */
export function whyWithheld(cookie: StoredCookie, facts: RequestFacts): readonly Reason[] {
  const { request, now, profile, partition } = facts;
  const reasons: Reason[] = [];
  if (cookie.expires !== null && cookie.expires <= now) reasons.push({ code: 'expired', attribute: 'expires', step: '5.7 (expired cookies go)' });
  if (!isInDomain(cookie, request)) reasons.push({ code: 'domain-mismatch', attribute: 'domain', step: '5.8.3 step 3' });
  if (!pathMatch(request.path, cookie.path)) reasons.push({ code: 'not-on-path', attribute: 'path', step: '5.8.3 step 3' });
  if (cookie.secure && !request.trustworthy) reasons.push({ code: 'secure-only', attribute: 'secure', step: '5.8.3 step 3' });
  if (cookie.httpOnly && facts.script) reasons.push({ code: 'http-only', attribute: 'httponly', step: '5.8.3 step 3' });
  if (!crossesSites(cookie, facts)) reasons.push({ code: crossSiteCodes[cookie.sameSite], attribute: 'samesite', step: '5.8.3 step 3' });
  if (!isInJar(cookie, facts)) {
    if (facts.blocked && (cookie.partitionKey === null || profile.is['third-party-blocked-partitioned']))
      reasons.push({ code: 'third-party-blocked', step: '5.8.3 (cookie policy)' });
    else if (cookie.partitionKey === null)
      reasons.push({ code: 'other-partition', attribute: 'partitioned', step: stepOf(profile.browser, 'foreign-cookies-partitioned') });
    else if (cookie.partitionKey !== partition.key)
      reasons.push({ code: 'other-partition', attribute: 'partitioned', step: 'draft-layered-cookies' });
  }
  return reasons;
}

/** What hung by a hair about a cookie that went. */
export function remarksOn(cookie: StoredCookie, facts: RequestFacts): readonly Reason[] {
  if (cookie.sameSite === 'none') return [];
  if (!facts.sameSite && !facts.lax && facts.laxUnsafe)
    return [{ code: 'lax-allowing-unsafe', attribute: 'samesite', step: stepOf(facts.profile.browser, 'lax-allowing-unsafe') }];
  if (facts.detour && facts.sameSite && !(facts.lax && cookie.sameSite !== 'strict'))
    return [{ code: 'redirected-cross-site', attribute: 'samesite', step: '5.2 (redirects)' }];
  return [];
}

function isInDomain({ domain, hostOnly }: StoredCookie, { host, domain: registrable }: RequestUrl): boolean {
  if (host === domain) return hostOnly || !isPublicSuffix(domain);
  if (hostOnly || !domainMatch(host, domain)) return false;
  // Nothing from the registrable domain downwards is a public suffix.
  return domain === registrable || domain.endsWith(registrable) || !isPublicSuffix(domain);
}

function crossesSites({ sameSite, created }: StoredCookie, { sameSite: within, lax, laxUnsafe, profile, now }: RequestFacts): boolean {
  if (within || sameSite === 'none') return true;
  if (sameSite === 'strict') return false;
  if (lax) return true;
  if (sameSite === 'lax') return false;
  return profile.is['default-is-none'] || (laxUnsafe && now - created <= laxAllowingUnsafeFor);
}

function isInJar({ partitionKey }: StoredCookie, { partition, profile, blocked }: RequestFacts): boolean {
  if (partitionKey !== null) return partitionKey === partition.key && !(blocked && profile.is['third-party-blocked-partitioned']);
  return !blocked && !(partition.thirdParty && profile.is['foreign-cookies-partitioned']);
}

/** §5.8.3 step 6. A nameless cookie is its value alone. */
export function serialize(cookies: readonly StoredCookie[]): string {
  let header = '';
  for (const { name, value } of cookies) {
    if (header !== '') header += '; ';
    header += name === '' ? value : `${name}=${value}`;
  }
  return header;
}
