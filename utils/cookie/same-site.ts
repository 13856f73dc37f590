import type { Profile } from './profiles.ts';
import { type RequestUrl, requestUrl } from './request-url.ts';
import type { Context } from './types.ts';

/** What two URLs must share to be of one site: scheme and registrable domain (HTML "same site"), or the domain alone ("schemelessly"). */
type Sameness = 'site' | 'domain';

export function samenessOf({ is }: Profile): Sameness {
  return is['schemes-same-site'] ? 'domain' : 'site';
}

/** An opaque origin is of no site. */
function sameSite(url: string, request: RequestUrl, by: Sameness): boolean {
  return requestUrl(url)?.[by] === request[by];
}

/**
 * Whether the request is made within its own site (§5.2.1, "site for cookies"): the page in the tab, everything between it and the
 * frame, and the document that asks for a sub-resource are of the URL's site.
 */
export function isFirstParty(request: RequestUrl, context: Context, by: Sameness): boolean {
  const { topLevelUrl, initiatorUrl, frameAncestors = [], navigation = 'top-level' } = context;
  // A top-level navigation makes the URL itself the page.
  if (navigation === 'top-level') return true;
  if (topLevelUrl !== undefined && !sameSite(topLevelUrl, request, by)) return false;
  // What fills a frame is not the document that asked for it.
  if (navigation === 'none' && initiatorUrl !== undefined && !sameSite(initiatorUrl, request, by)) return false;
  return frameAncestors.every((url) => sameSite(url, request, by));
}

/** Whether a request is "same-site" (§5.2), when it is known whether it is within its own site. Without an initiator the user made it. */
export function isSameSiteRequest(request: RequestUrl, { initiatorUrl, navigation }: Context, profile: Profile, firstParty: boolean): boolean {
  if (!firstParty) return false;
  // Of a sub-resource that was asked for `firstParty` already.
  return navigation === 'none' || initiatorUrl === undefined || sameSite(initiatorUrl, request, samenessOf(profile));
}

/** Whether the request came by way of another site. Counted by some profiles only; the others remark on it. */
export function cameThroughOtherSite(request: RequestUrl, { redirectedFrom = [] }: Context, profile: Profile): boolean {
  const by = samenessOf(profile);
  return redirectedFrom.some((url) => !sameSite(url, request, by));
}
