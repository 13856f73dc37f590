import type { AttributeName, ParsedAttribute, Reason } from './types.ts';

/**
 * What the author probably meant otherwise, though the browser takes the line as it is. None of this is the standard's:
 * these are mistakes seen in real lines.
 */

const ignored = '5.6 attribute step 7';

/** An attribute that no browser knows: a slip of the pen, two that grew together, or simply unknown. */
export function oddAttribute({ name, value }: Pick<ParsedAttribute, 'name' | 'value'>): Reason {
  if (name.length > longestLooked) return unknown;
  if (value === null && gluedFlags.test(name)) return { code: 'attribute-glued', step: ignored };
  const near = slips.get(name.toLowerCase().replace(/[^a-z]/g, ''));
  return near ? { code: 'attribute-misspelt', attribute: near, step: ignored } : unknown;
}

const unknown: Reason = { code: 'attribute-unknown', step: ignored };
const longestLooked = 200;

/** `Secure HttpOnly`, `HttpOnly,Secure`, `SecureHttpOnly`. */
const gluedFlags = /^(secure|httponly|partitioned)[ ,.:|&]*(secure|httponly|samesite|path|domain|max-?age|expires|partitioned)/i;

/** Inside the value of a known attribute: `SameSite=Lax Secure`, `Path=/,HttpOnly`, `SameSite=LaxSecure`. */
const gluedIntoValue = /[ ,|&](secure|httponly|partitioned)([ ,;]|$)|[ ,|&](samesite|path|domain|max-age|expires)[ ]*=/i;
const gluedIntoWord = /^(strict|lax|none)[ ,.:|&-]*(secure|httponly|partitioned|path|domain|max-age|expires)/i;
/** The `, other=` in `Path=/, other=1`: two lines that a proxy or a framework joined with a comma. */
export const joinedPair = /,[ \t]*[!#$%&'*+\-.^_`|~0-9a-z]+=/i;

/** What may have grown into the value of `kind`; null when nothing did. Only looked at where the value is not what it should be. */
export function oddValue(kind: AttributeName, value: string): Reason | null {
  if (value.length > longestLooked) return null;
  // The dots of a domain and the colons of an address are no separators.
  if (kind !== 'samesite' && (kind === 'expires' || !/[ ,|&]/.test(value))) return null;
  const glued: Reason = { code: 'attribute-glued', attribute: kind, step: '5.6 attribute step 1' };
  if (kind === 'samesite') return gluedIntoWord.test(value) ? glued : null;
  if (gluedIntoValue.test(value)) return glued;
  return joinedPair.test(value) ? { code: 'lines-joined', attribute: kind, step: '5.6 attribute step 1' } : null;
}

/** `data={"a":1; "b":2}` or `name="x;y"`: the value ends at the first `;`, quoted or not. */
export function valueWasCut(value: string, rest: readonly Pick<ParsedAttribute, 'name' | 'value' | 'known'>[]): boolean {
  if (rest[0] === undefined || rest[0].known !== null) return false;
  const closing = closings.get(value.charAt(0));
  if (closing === undefined) return false;
  if (value.length > 1 && value.endsWith(closing)) return false;
  return rest.some(({ name, value: text, known }) => known === null && (text ?? name).endsWith(closing));
}

const closings: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['{', '}'],
  ['[', ']'],
]);

/** `__Host_id`, `_Host-id`, `__Host`: names that look as if they had a prefix and have none. */
export function prefixMisspelt(name: string): boolean {
  return name.charCodeAt(0) === 0x5f && /^_{1,3}(host|secure|http)(?![a-z0-9])/i.test(name) && !/^__(host|secure|http)-/i.test(name);
}

const slips: ReadonlyMap<string, AttributeName> = new Map<string, AttributeName>([
  ['httponly', 'httponly'],
  ['httponlycookie', 'httponly'],
  ['httonly', 'httponly'],
  ['httpony', 'httponly'],
  ['htponly', 'httponly'],
  ['httpsonly', 'httponly'],
  ['httpoly', 'httponly'],
  ['samesite', 'samesite'],
  ['samesites', 'samesite'],
  ['samsite', 'samesite'],
  ['samesitelax', 'samesite'],
  ['samesitestrict', 'samesite'],
  ['samesitenone', 'samesite'],
  ['maxage', 'max-age'],
  ['maxages', 'max-age'],
  ['expire', 'expires'],
  ['expiry', 'expires'],
  ['expires', 'expires'],
  ['expiration', 'expires'],
  ['expiresat', 'expires'],
  ['secure', 'secure'],
  ['secured', 'secure'],
  ['secureonly', 'secure'],
  ['securecookie', 'secure'],
  ['domains', 'domain'],
  ['domain', 'domain'],
  ['domian', 'domain'],
  ['partition', 'partitioned'],
  ['partitoned', 'partitioned'],
  ['partitioned', 'partitioned'],
  ['path', 'path'],
]);
