import { isIpAddress } from './canonical-host.ts';
import { defaultPath } from './default-path.ts';
import { stepOf } from './deviations.ts';
import { withLongFlags } from './long-flags.ts';
import { longestAttribute } from './octets.ts';
import { partitionOf } from './partition.ts';
import { mayHavePrefix, prefixFault } from './prefixes.ts';
import type { Profile } from './profiles.ts';
import { asUtf8 } from './readable.ts';
import { type RequestUrl, requestUrl } from './request-url.ts';
import { isFirstParty, isSameSiteRequest, samenessOf } from './same-site.ts';
import { storeDomain, writtenDomain } from './store-domain.ts';
import { storeExpiry } from './store-expiry.ts';
import type { Context, ParsedSetCookie, Reason, ReasonCode, StoredCookie } from './types.ts';

/** A cookie that nobody has seen yet. */
export type Draft = { -readonly [Key in keyof StoredCookie]: StoredCookie[Key] };

export type Received =
  | { readonly kind: 'cookie'; readonly cookie: Draft; readonly warnings: Reason[]; readonly request: RequestUrl }
  /** `cookie` is there when it was a cookie and only the request may not set it: then those that are there may object as well. */
  | {
      readonly kind: 'refused';
      readonly reasons: readonly Reason[];
      readonly warnings: Reason[];
      readonly cookie: Draft | null;
      readonly request: RequestUrl | null;
    };

/** What §5.7 makes of a line, up to the point where the cookies that are already there matter. All reasons are given, not the first. */
export function judgeLine(line: ParsedSetCookie, url: string, now: number, context: Context, profile: Profile): Received {
  const parsed = profile.is['long-flags-count'] ? withLongFlags(line) : line;
  const said = parsed.warnings;
  const warnings: Reason[] = said.length > 0 ? [...said] : [];
  const request = requestUrl(url);
  if (request === null) return { kind: 'refused', reasons: [{ code: 'scheme-not-supported', step: '5.7 step 1' }], warnings, cookie: null, request };
  const { is, browser } = profile;
  const reasons: Reason[] = [];
  const { name, value } = namedBy(parsed, profile);
  // Step 2.
  if (name === '' && value === '') reasons.push({ code: 'no-cookie-content', attribute: 'name', step: '5.7 step 2' });
  // Steps 3 and 4 repeat steps 1 and 5 of §5.6, for cookies that no line was parsed for.
  const fault = pairFault(parsed, name, value, profile);
  if (fault) reasons.push(fault);
  // Step 6.
  const expires = storeExpiry(parsed, now, context, profile, warnings);
  // Steps 7 to 10.
  const { domain, hostOnly, refusal, warning } = storeDomain(parsed, request, profile);
  if (refusal) reasons.push(refusal);
  if (warning) warnings.push(warning);
  // Step 11.
  const path = storePath(parsed, request, profile);
  if (is['tab-in-path-refused'] && path.includes('\t'))
    reasons.push({ code: 'disallowed-character', attribute: 'path', step: stepOf(browser, 'tab-in-path-refused') });
  // Steps 12 and 13.
  const { secure, httpOnly, sameSite } = parsed;
  if (secure && !request.trustworthy) reasons.push({ code: 'secure-only', attribute: 'secure', step: '5.7 step 13' });
  // Steps 14 and 15.
  if (httpOnly && context.api === 'script') reasons.push({ code: 'http-only', attribute: 'httponly', step: '5.7 step 15' });
  // Steps 17 and 18.
  const firstParty = isFirstParty(request, context, samenessOf(profile));
  const withinSite =
    sameSite === 'none' || (sameSite === 'default' && is['default-is-none']) || maySetSameSite(request, context, profile, firstParty);
  if (!withinSite) reasons.push({ code: crossSiteCodes[sameSite], attribute: 'samesite', step: '5.7 step 18' });
  // Step 19.
  if (sameSite === 'none' && !secure) reasons.push({ code: 'same-site-none-insecure', attribute: 'samesite', step: '5.7 step 19' });
  // Steps 20 to 22.
  const promised = secure && (request.trustworthy || !is['promises-need-secure-connection']);
  const literal = is['host-prefix-by-the-letter'];
  const hostAlone = literal ? isWithoutDomain(parsed, request.host) : hostOnly;
  const pathExplicit = literal ? parsed.path === '/' : parsed.path !== null;
  const prefix = mayHavePrefix(name) ? prefixFault({ name, value, secure: promised, httpOnly, hostAlone, path, pathExplicit }, profile) : null;
  if (prefix) reasons.push(prefix);
  if (parsed.partitioned && !promised) reasons.push({ code: 'partitioned-insecure', attribute: 'partitioned', step: 'draft-layered-cookies' });
  const partition = partitionOf(request, context, firstParty);
  if (partition.thirdParty && context.thirdPartyCookies === 'blocked' && (!parsed.partitioned || is['third-party-blocked-partitioned']))
    reasons.push({ code: 'third-party-blocked', step: '5.7 step 1 (cookie policy)' });
  const partitioned = parsed.partitioned || (partition.thirdParty && is['foreign-cookies-partitioned']);
  const partitionKey = partitioned ? partition.key : null;
  const cookie: Draft = {
    name,
    value,
    domain,
    hostOnly,
    path,
    expires,
    secure,
    httpOnly,
    sameSite,
    partitionKey,
    created: now,
    lastAccessed: now,
  };
  if (reasons.length === 0) return { kind: 'cookie', cookie, warnings, request };
  return { kind: 'refused', reasons, warnings, cookie: reasons.every(({ code }) => ofRequest.has(code)) ? cookie : null, request };
}

/** The refusals that lie in the request. */
const ofRequest: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'secure-only',
  'http-only',
  'same-site-strict',
  'same-site-lax',
  'same-site-default',
  'same-site-none-insecure',
  'third-party-blocked',
]);

export const crossSiteCodes = {
  strict: 'same-site-strict',
  lax: 'same-site-lax',
  default: 'same-site-default',
  none: 'same-site-none-insecure',
} as const;

/** §5.6 step 3, or the other way about. */
function namedBy(parsed: ParsedSetCookie, { is }: Profile): { readonly name: string; readonly value: string } {
  if (parsed.name === '' && is['lone-word-is-name'] && !hasEquals(parsed)) return { name: parsed.value, value: '' };
  return is['value-made-utf8'] && /[\x80-\xff]/.test(parsed.value) ? { name: parsed.name, value: asUtf8(parsed.value) } : parsed;
}

function hasEquals({ line, valueStart }: ParsedSetCookie): boolean {
  return line.slice(0, valueStart).includes('=');
}

/** What browsers refuse in name and value though the standard keeps it. */
function pairFault(parsed: ParsedSetCookie, name: string, value: string, { is, browser }: Profile): Reason | null {
  if (is['tab-refused'] && parsed.line.includes('\t')) {
    const inner = [name, value, ...parsed.attributes.flatMap((attribute) => [attribute.name, attribute.value ?? ''])];
    if (inner.some((text) => text.includes('\t')))
      return { code: 'disallowed-character', attribute: name.includes('\t') ? 'name' : 'value', step: stepOf(browser, 'tab-refused') };
  }
  if (name !== '' || value === '') return null;
  if (is['nameless-refused']) return { code: 'nameless-refused', attribute: 'name', step: stepOf(browser, 'nameless-refused') };
  if (is['nameless-with-equals-refused'] && value.includes('='))
    return { code: 'nameless-refused', attribute: 'name', step: stepOf(browser, 'nameless-with-equals-refused') };
  return null;
}

function storePath(parsed: ParsedSetCookie, request: RequestUrl, { is }: Profile): string {
  if (parsed.path) return parsed.path;
  const standard = defaultPath(request.path);
  if (!is['long-default-path-lost'] || standard.length <= longestAttribute) return standard;
  return parsed.attributes.findLast(({ known, inForce }) => known === 'path' && inForce)?.value ?? '';
}

function isWithoutDomain(parsed: ParsedSetCookie, host: string): boolean {
  if (parsed.domain === null) return true;
  const written = writtenDomain(parsed);
  return written === '' || (written === host && isIpAddress(host));
}

/** Step 18: by a same-site request, or by the answer to a top-level navigation; a script only in a document of the cookie's site. */
function maySetSameSite(request: RequestUrl, context: Context, profile: Profile, firstParty: boolean): boolean {
  const { navigation = 'top-level', api } = context;
  return (navigation === 'top-level' && api !== 'script') || isSameSiteRequest(request, context, profile, firstParty);
}
