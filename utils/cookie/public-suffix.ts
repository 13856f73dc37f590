import { getDomain, getPublicSuffix } from 'tldts';
import { hostOf, isIpAddress } from './canonical-host.ts';

/** The one door to the Public Suffix List. Browsers use its private section too. */
const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

/** Whether nobody owns the names below it alone (`com`, `co.uk`, `github.io`). `localhost` and other bare names count as hosts. */
export function isPublicSuffix(host: string): boolean {
  if (isIpAddress(host) || host === 'localhost') return false;
  return getPublicSuffix(host, options) === host;
}

/** The registrable domain of a host; the host itself where it has none (IP addresses, `localhost`, a suffix). */
export function registrableDomain(host: string): string {
  if (isIpAddress(host)) return host;
  if (host === 'localhost' || host.endsWith('.localhost')) return host.split('.').slice(-2).join('.');
  return getDomain(host, options) ?? host;
}

/** The site of a URL without its scheme: registrable domain, or host. */
export function siteOf(url: string): string {
  const host = hostOf(url);
  return host === null ? '' : registrableDomain(host);
}
