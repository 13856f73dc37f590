/**
 * The canonical form of a host name (§5.1.2): lower-case, its labels in A-label form (IDNA), IPv4 as four numbers, IPv6 in brackets.
 * Null when the name cannot be one of a host.
 */
export function canonicalHost(host: string): string | null {
  // Nearly every name is lower-case ASCII already; a last label of digits may be an IPv4 address in one of its odd spellings.
  if (/^[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?$/.test(host) && !/(^|\.)(\d+|0x[0-9a-f]*)\.?$/.test(host) && !/(^|\.)xn--/.test(host)) return host;
  if (host.length > longestHost || /[\s/?#@\\]/.test(host)) return null;
  try {
    // The step by step of the section is that of the URL standard, "host parsing"; Node and the browsers have it.
    const { hostname } = new URL(`http://${host}/`);
    // An empty label can only be the last one.
    return hostname === '' || hostname.includes('..') || hostname.startsWith('.') ? null : hostname;
  } catch {
    return null;
  }
}

/** DNS allows 253; what is longer is not worth canonicalising. */
const longestHost = 1024;

export function isIpAddress(host: string): boolean {
  // An address ends in a digit or a bracket; nearly every name in a letter.
  const last = host.charCodeAt(host.length - 1);
  if (last !== 0x5d && (last < 0x30 || last > 0x39)) return false;
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}
