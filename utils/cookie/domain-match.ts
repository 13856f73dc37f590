import { isIpAddress } from './canonical-host.ts';

/** Whether `host` domain-matches `domain` (§5.1.3). Both canonical. */
export function domainMatch(host: string, domain: string): boolean {
  // Either the two are identical,
  if (host === domain) return true;
  // or all of: domain is a suffix of host, the character before it is a dot, and host is a name, not an IP address.
  return host.length > domain.length && host.charCodeAt(host.length - domain.length - 1) === 0x2e && host.endsWith(domain) && !isIpAddress(host);
}
