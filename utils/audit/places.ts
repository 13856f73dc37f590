import { remembered } from '../cookie/bounded-cache.ts';
import { siteOf } from '../cookie/index.ts';
import { readUrl } from '../http/url.ts';

/** What the rules ask of a URL. A URL that cannot be read answers like an unknown place: never an exception. */
export interface Place {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly origin: string;
}

export function placeOf(url: string): Place {
  const address = readUrl(url);
  if (address === null) return { scheme: '', host: '', path: '', origin: '' };
  const { protocol, hostname, pathname, origin } = address;
  return { scheme: protocol.slice(0, -1), host: hostname, path: pathname, origin };
}

const ofOrigin = remembered(placeOf, 512);

/** Scheme and host alone: a recording asks a few servers a hundred thousand times. */
export function originOf(url: string): Pick<Place, 'scheme' | 'host' | 'origin'> {
  const start = beginning(url);
  return start === null ? placeOf(url) : ofOrigin(start);
}

const ofSite = remembered(siteOf, 512);

/** The site of a URL (`siteOf`), remembered by its origin. */
export function siteAt(url: string): string {
  const start = beginning(url);
  return start === null ? siteOf(url) : ofSite(start);
}

/** `https://host:1/`, by looks; null for a URL without a path. */
function beginning(url: string): string | null {
  const authority = url.indexOf('//');
  const path = authority < 0 ? -1 : url.indexOf('/', authority + 2);
  return path < 0 ? null : url.slice(0, path + 1);
}

/** A host that never leaves the machine: what is sent to it cannot be overheard on the way, and it is where sites are developed. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^127\.\d+\.\d+\.\d+$/.test(host) || host === '[::1]';
}

export function isAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether what goes to `url` can be read and changed by anyone on the way. */
export function isOverheard(url: string): boolean {
  const { scheme, host } = originOf(url);
  return (scheme === 'http' || scheme === 'ws') && !isLoopback(host);
}

/** A URL short enough for a sentence. Without its query: what stands there may be a secret. */
export function shown(url: string): string {
  const { origin, path } = placeOf(url);
  const short = path.replace(/;[^/]*/g, ';…');
  return `${origin}${short.length > 40 ? `${short.slice(0, 39)}…` : short}`;
}

/** Paths where people log in; a word inside another word does not count (`/blog-insight`). */
export function isLoginPath(path: string): boolean {
  return /(?:^|[/_.-])(?:log-?_?in|log-?_?on|sign-?_?in|auth|authenticate|sessions?)(?:$|[/_.-])/i.test(path) && !isLogoutPath(path);
}

export function isLogoutPath(path: string): boolean {
  return /(?:log-?_?(?:out|off)|sign-?_?(?:out|off))/i.test(path);
}
