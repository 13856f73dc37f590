import { getDomain, getPublicSuffix } from 'tldts';
import { remembered } from './bounded-cache.ts';
import { isIpAddress } from './canonical-host.ts';

/** The one door to the Public Suffix List. Browsers use its private section too. */
const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

/**
 * Whether nobody owns the names below it alone (`com`, `co.uk`, `github.io`, and by the list's rule `*` every bare name: `localhost`).
 * `host` is canonical.
 */
export function isPublicSuffix(host: string): boolean {
  return lookUp(host).isSuffix;
}

/** The registrable domain of a canonical host; the host itself where it has none (IP addresses, a suffix, a bare name). */
export function registrableDomain(host: string): string {
  return lookUp(host).registrable;
}

const lookUp = remembered((host: string): { readonly isSuffix: boolean; readonly registrable: string } => {
  if (isIpAddress(host)) return { isSuffix: false, registrable: host };
  // The list knows no final dot, yet `example.com.` is another host than `example.com`.
  const dot = host.endsWith('.') ? '.' : '';
  const name = dot === '' ? host : host.slice(0, -1);
  const domain = getDomain(name, options);
  return { isSuffix: getPublicSuffix(name, options) === name, registrable: domain === null ? host : domain + dot };
}, 2000);
