import { domainMatch } from './domain-match.ts';
import { pathMatch } from './path-match.ts';
import type { StoredCookie } from './types.ts';

/**
 * Step 16 of §5.7, "leave secure cookies alone": whether a cookie from an insecure connection would lie over this `Secure` one
 * of the same name. Domains match either way round; the new path lies within the old.
 */
export function overlaysSecure(cookie: StoredCookie, existing: StoredCookie): boolean {
  if (!existing.secure || existing.name !== cookie.name) return false;
  if (!domainMatch(existing.domain, cookie.domain) && !domainMatch(cookie.domain, existing.domain)) return false;
  return pathMatch(cookie.path, existing.path);
}
