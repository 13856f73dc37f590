import { isIpAddress } from './canonical-host.ts';

/** Whether `host` domain-matches `domain` (§5.1.3). Both canonical. */
export function domainMatch(host: string, domain: string): boolean {
  if (host === domain) return true;
  return host.length > domain.length && host.endsWith(domain) && host[host.length - domain.length - 1] === '.' && !isIpAddress(host);
}
