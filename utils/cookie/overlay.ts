import { domainMatch } from './domain-match.ts';
import { pathMatch } from './path-match.ts';
import type { Profile } from './profiles.ts';
import type { StoredCookie } from './types.ts';

/**
 * Step 16 of §5.7, "leave secure cookies alone": whether a cookie from an insecure connection would lie over this `Secure` one
 * of the same name. Domains match either way round; the new path lies within the old.
 */
export function overlaysSecure(cookie: StoredCookie, existing: StoredCookie, { is }: Profile): boolean {
  if (!existing.secure || existing.name !== cookie.name) return false;
  const covers = is['overlay-of-hosts-alone'] ? coversHost : coversDomain;
  if (!covers(cookie, existing) && !covers(existing, cookie)) return false;
  return pathMatch(cookie.path, existing.path);
}

function coversDomain({ domain }: StoredCookie, other: StoredCookie): boolean {
  return domainMatch(other.domain, domain);
}

function coversHost({ domain, hostOnly }: StoredCookie, other: StoredCookie): boolean {
  return hostOnly ? other.domain === domain : domainMatch(other.domain, domain);
}
