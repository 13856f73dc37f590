import { toOctets } from './octets.ts';
import type { HarCookie } from './schema.ts';

/**
 * Header lines rebuilt from a HAR `cookies[]` list, for files whose headers were stripped of them. A poor second: the list keeps only
 * the attributes that the format knows.
 */
export function cookieHeaderFrom(cookies: readonly HarCookie[]): string | null {
  if (cookies.length === 0) return null;
  return toOctets(cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
}

export function setCookieLineFrom(cookie: HarCookie): string {
  const attributes = [
    // A leading dot says that there was an attribute; without one the tool may have filled in the host.
    cookie.domain?.startsWith('.') === true ? `Domain=${cookie.domain}` : null,
    cookie.path === null || cookie.path === '' ? null : `Path=${cookie.path}`,
    expiresFrom(cookie.expires),
    cookie.secure ? 'Secure' : null,
    cookie.httpOnly ? 'HttpOnly' : null,
    cookie.sameSite === null || cookie.sameSite === '' ? null : `SameSite=${cookie.sameSite}`,
  ].filter((attribute) => attribute !== null);
  return toOctets([`${cookie.name}=${cookie.value}`, ...attributes].join('; '));
}

function expiresFrom(expires: string | null): string | null {
  const time = expires === null ? Number.NaN : Date.parse(expires);
  // Tools write "no expiry" as a moment before 1970, or as a word.
  return Number.isNaN(time) || time <= 0 ? null : `Expires=${new Date(time).toUTCString()}`;
}
