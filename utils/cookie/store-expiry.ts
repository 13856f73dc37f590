import { chromiumDate } from './chromium-date.ts';
import { firefoxDate } from './firefox-date.ts';
import { isLongerThan, longestAttribute } from './octets.ts';
import { longestLifetime, type Profile } from './profiles.ts';
import type { AttributeName, Context, ParsedSetCookie, Reason } from './types.ts';

/** Step 6 of §5.7: when the cookie ends, epoch milliseconds; null: with the browser session. The end of an expired one is not after `now`. */
export function storeExpiry(parsed: ParsedSetCookie, now: number, context: Context, profile: Profile, warnings: Reason[]): number | null {
  const { maxAge, expires } = profile.is['unreadable-expiry-counts'] ? readByBrowser(parsed, profile) : parsed;
  if (maxAge === null && expires === null) return null;
  if (maxAge !== null && expires !== null) warnings.push(overruled);
  // Max-Age has precedence over Expires. §5.6.2: not positive means the earliest time there is.
  const wanted = maxAge === null ? (expires ?? 0) + clockDifference(now, context, profile) : maxAge <= 0 ? 0 : now + maxAge * 1000;
  // §5.5.
  if (wanted <= now + longestLifetime) return wanted;
  warnings.push(maxAge === null ? expiresCapped : maxAgeCapped);
  return now + longestLifetime;
}

const overruled: Reason = { code: 'expires-overruled', attribute: 'expires', step: '5.7 step 6' };
const expiresCapped: Reason = { code: 'expiry-capped', attribute: 'expires', step: '5.5' };
const maxAgeCapped: Reason = { code: 'expiry-capped', attribute: 'max-age', step: '5.5' };

function clockDifference(now: number, { serverDate }: Context, { is }: Profile): number {
  return is['server-clock-corrected'] && serverDate !== undefined ? now - serverDate : 0;
}

/** The browsers keep the text of the last attribute of each kind and read it only here. */
function readByBrowser(parsed: ParsedSetCookie, { is }: Profile): { readonly maxAge: number | null; readonly expires: number | null } {
  const maxAge = lastText(parsed, 'max-age');
  const expires = lastText(parsed, 'expires');
  return {
    maxAge:
      maxAge === null ? null : is['max-age-with-plus'] ? chromiumMaxAge(maxAge) : is['max-age-minus-expires'] ? firefoxMaxAge(maxAge) : parsed.maxAge,
    expires:
      expires === null ? null : is['dates-as-chromium'] ? chromiumDate(expires) : is['dates-as-firefox'] ? firefoxDate(expires) : parsed.expires,
  };
}

function lastText({ attributes }: ParsedSetCookie, kind: AttributeName): string | null {
  for (let at = attributes.length - 1; at >= 0; at--) {
    const attribute = attributes[at];
    if (attribute?.known !== kind) continue;
    const text = attribute.value ?? '';
    if (!isLongerThan(text, longestAttribute)) return text;
  }
  return null;
}

function chromiumMaxAge(text: string): number | null {
  const match = /^([+-]?)(\d+)/.exec(text);
  if (!match) return null;
  const seconds = Number(match[2]);
  // Past 64 bits it is clipped before what follows is looked at.
  const clipped = seconds >= 2 ** 63;
  if (!clipped && match[0].length !== text.length) return null;
  return match[1] === '-' ? -seconds : clipped ? Number.POSITIVE_INFINITY : seconds;
}

function firefoxMaxAge(text: string): number | null {
  if (text.startsWith('-')) return Number.NEGATIVE_INFINITY;
  return /^\d+$/.test(text) ? Number(text) : null;
}
