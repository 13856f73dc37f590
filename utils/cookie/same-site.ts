import { hostOf } from './canonical-host.ts';
import { registrableDomain } from './public-suffix.ts';
import type { Context } from './types.ts';

/** Whether two URLs are same-site, schemefully (§5.2; HTML "schemelessly same site" plus equal schemes). */
export function sameSite(a: string, b: string): boolean {
  return siteWithScheme(a) === siteWithScheme(b);
}

/** Scheme and registrable domain; ws and wss count as http and https. */
export function siteWithScheme(url: string): string {
  const host = hostOf(url);
  if (host === null) return `opaque:${url}`;
  const scheme = /^(https|wss):/i.test(url) ? 'https' : 'http';
  return `${scheme}://${registrableDomain(host)}`;
}

/** Whether a request is "same-site" (§5.2). No initiator: the user did it. Frames: every ancestor must agree, of which the top is known. */
export function isSameSiteRequest(url: string, { initiatorUrl, topLevelUrl, navigation = 'top-level' }: Context): boolean {
  if (initiatorUrl !== undefined && !sameSite(initiatorUrl, url)) return false;
  return navigation === 'top-level' || topLevelUrl === undefined || sameSite(topLevelUrl, url);
}
