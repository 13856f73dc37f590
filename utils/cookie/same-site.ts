import type { Profile } from './profiles.ts';
import { type RequestUrl, requestUrl } from './request-url.ts';
import type { Context } from './types.ts';

/** Whether two URLs are of one site (HTML "same site"), with their schemes unless the profile leaves those out. An opaque origin is of none. */
function sameSite(a: RequestUrl | null, b: RequestUrl | null, { is }: Profile): boolean {
  if (a === null || b === null) return false;
  return is['schemes-same-site'] ? a.domain === b.domain : a.site === b.site;
}

/** Whether the document is its own site's: the page in the tab and everything between it and the frame are of the URL's site (§5.2.1, "site for cookies"). */
export function isFirstParty(
  request: RequestUrl,
  { topLevelUrl, frameAncestors = [], navigation = 'top-level' }: Context,
  profile: Profile,
): boolean {
  // A top-level navigation makes the URL itself the page.
  if (navigation === 'top-level') return true;
  if (topLevelUrl !== undefined && !sameSite(requestUrl(topLevelUrl), request, profile)) return false;
  return frameAncestors.every((url) => sameSite(requestUrl(url), request, profile));
}

/** Whether a request is "same-site" (§5.2). Without an initiator the user made it. */
export function isSameSiteRequest(request: RequestUrl, context: Context, profile: Profile): boolean {
  const { initiatorUrl } = context;
  if (initiatorUrl !== undefined && !sameSite(requestUrl(initiatorUrl), request, profile)) return false;
  return isFirstParty(request, context, profile);
}

/** Whether the request came by way of another site. Counted by some profiles only; the others remark on it. */
export function cameThroughOtherSite(request: RequestUrl, { redirectedFrom = [] }: Context, profile: Profile): boolean {
  return redirectedFrom.some((url) => !sameSite(requestUrl(url), request, profile));
}
