import { canonicalHost, isIpAddress } from './canonical-host.ts';
import { domainMatch } from './domain-match.ts';
import type { Profile } from './profiles.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { readableText } from './readable.ts';
import type { RequestUrl } from './request-url.ts';
import type { ParsedSetCookie, Reason } from './types.ts';

export interface StoreDomain {
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly refusal?: Reason;
  readonly warning?: Reason;
}

/** Steps 7 to 10 of §5.7: the domain of the cookie, or why there is none. */
export function storeDomain(parsed: ParsedSetCookie, request: RequestUrl, profile: Profile): StoreDomain {
  const { domain } = parsed;
  const { host } = request;
  // Step 7: without the attribute the domain is empty; step 10 then makes it the host's alone.
  if (domain === null) return { domain: host, hostOnly: true };
  if (domain === '') {
    // By the letter `Domain=.` is empty as well; every browser refuses it.
    if (writtenDomain(parsed) === '.') return refused(host, 'invalid-domain', 'draft-layered-cookies');
    return { domain: host, hostOnly: true };
  }
  // Nearly always it is the site's, or between the site's and the host. No such name is a public suffix, nor an address.
  if (domain.length >= request.domain.length && request.domain !== host && domainMatch(host, domain)) return widened(domain);
  // Step 8.
  if (/[^\x00-\x7f]/.test(domain)) {
    const idn = profile.is['domain-read-as-idn'] ? readAsIdn(domain) : null;
    return idn !== null && domainMatch(host, idn) ? matched(host, idn) : refused(host, 'domain-non-ascii', '5.7 step 8');
  }
  if (domain === host && isIpAddress(host)) return profile.is['ip-domain-is-host-only'] ? hostAlone(host) : { domain, hostOnly: false };
  if (!domainMatch(host, domain)) {
    // What cannot be a host's name at all is said to be so.
    if (!hostName.test(domain)) return refused(host, 'invalid-domain', '5.7 step 9');
    return isPublicSuffix(domain) ? refused(host, 'public-suffix', '5.7 step 9') : refused(host, 'domain-mismatch', '5.7 step 10');
  }
  return matched(host, domain);
}

/** Of a domain that the host domain-matches. */
function matched(host: string, domain: string): StoreDomain {
  // Step 9: a public suffix may name itself, and then only itself.
  if (isPublicSuffix(domain)) return domain === host ? hostAlone(host) : refused(host, 'public-suffix', '5.7 step 9');
  return widened(domain);
}

function widened(domain: string): StoreDomain {
  return { domain, hostOnly: false, warning: widens };
}

const widens: Reason = { code: 'domain-widens', attribute: 'domain', step: '5.7 step 10' };

/** Null for what is not in UTF-8 or no name of a host, and for addresses. */
function readAsIdn(domain: string): string | null {
  const name = readableText(domain);
  const isText = name !== domain || /[^\x00-\xff]/.test(domain);
  const host = isText && !name.includes('%') ? canonicalHost(name) : null;
  return host === null || isIpAddress(host) ? null : host;
}

const hostName = /^(\[[0-9a-f:.]+\]|[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?)$/;

function hostAlone(host: string): StoreDomain {
  return { domain: host, hostOnly: true, warning: { code: 'domain-host-only', attribute: 'domain', step: '5.7 step 9' } };
}

function refused(host: string, code: 'invalid-domain' | 'domain-non-ascii' | 'public-suffix' | 'domain-mismatch', step: string): StoreDomain {
  return { domain: host, hostOnly: true, refusal: { code, attribute: 'domain', step } };
}

/** The attribute in force as it stands in the line. */
export function writtenDomain({ attributes }: ParsedSetCookie): string {
  return attributes.findLast(({ known, inForce }) => known === 'domain' && inForce)?.value ?? '';
}
