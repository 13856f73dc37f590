import { domainAttribute } from './attribute-domain.ts';
import { maxAgeAttribute } from './attribute-max-age.ts';
import { attributeNameAt } from './attribute-name.ts';
import { pathAttribute } from './attribute-path.ts';
import { sameSiteAttribute } from './attribute-same-site.ts';
import { oddAttribute, oddValue, prefixMisspelt, valueWasCut } from './near-misses.ts';
import { isLongerThan } from './octets.ts';
import { parseCookieDate } from './parse-cookie-date.ts';
import type { AttributeName, Malformed, ParsedAttribute, ParsedSetCookie, Reason } from './types.ts';

/** §5.6 step 5 and its attribute step 6, in octets. */
const longestPair = 4096;
export const longestAttribute = 1024;

/**
 * Splits a `Set-Cookie` line (one character per octet) by §5.6. Every attribute is kept as written. Never throws, and takes time
 * in proportion to the line's length whatever is in it.
 */
export function parseSetCookie(line: string): ParsedSetCookie | Malformed {
  // Step 1.
  if (control.test(line)) return malformed(line, { code: 'disallowed-character', step: '5.6 step 1' });
  // Step 2: the pair ends at the first ";".
  let end = line.indexOf(';');
  if (end < 0) end = line.length;
  // Step 3: at the first "=" of the pair; without one the name is empty.
  const eq = line.indexOf('=');
  const hasName = eq >= 0 && eq < end;
  // Step 4.
  const nameStart = skipForward(line, 0, hasName ? eq : 0);
  const nameEnd = hasName ? skipBack(line, nameStart, eq) : nameStart;
  const valueStart = skipForward(line, hasName ? eq + 1 : 0, end);
  const valueEnd = skipBack(line, valueStart, end);
  const name = line.slice(nameStart, nameEnd);
  const value = line.slice(valueStart, valueEnd);
  // Step 5.
  if (end > longestPair / 3 && isLongerThan(name + value, longestPair))
    return malformed(line, { code: 'name-value-too-long', attribute: 'value', step: '5.6 step 5' });

  const draft: Draft = {
    kind: 'set-cookie',
    line,
    name,
    value,
    valueStart,
    valueEnd,
    attributes: [],
    expires: null,
    maxAge: null,
    domain: null,
    path: null,
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    partitioned: false,
    warnings: none,
  };
  if (end < line.length) readAttributes(draft, end);
  remarkOnPair(draft, hasName);
  return draft;
}

/** %x00-08 / %x0A-1F / %x7F. */
const control = /[\x00-\x08\x0a-\x1f\x7f]/;
/** Never written to: `warn` replaces it. */
const none: Reason[] = [];

/** A line of semicolons would else fill the memory. Attributes beyond still count, they are only not listed. */
const mostListed = 1000;
const mostWarnings = 100;

type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };
type Draft = Omit<Writable<ParsedSetCookie>, 'attributes' | 'warnings'> & { readonly attributes: Writable<ParsedAttribute>[]; warnings: Reason[] };

function malformed(line: string, reason: Reason): Malformed {
  return { kind: 'malformed', line, reason };
}

/** The attribute steps of §5.6. `from` is the place of the first ";". */
function readAttributes(draft: Draft, from: number): void {
  const { line, attributes } = draft;
  // The next "=" is looked for once, not for each attribute anew: a line of semicolons alone would else take the square of its length.
  let nextEq = -1;
  for (let at = from; at < line.length; ) {
    const begin = at + 1;
    // Attribute steps 1 and 2: up to the next ";".
    let end = line.indexOf(';', begin);
    if (end < 0) end = line.length;
    at = end;
    const start = skipForward(line, begin, end);
    if (start === end) continue;
    // Attribute step 3: name and value around the first "=".
    if (nextEq < start) {
      nextEq = line.indexOf('=', start);
      if (nextEq < 0) nextEq = line.length;
    }
    const hasValue = nextEq < end;
    // Attribute step 4.
    const nameEnd = skipBack(line, start, hasValue ? nextEq : end);
    const valueEnd = skipBack(line, start, end);
    const attribute = {
      name: line.slice(start, nameEnd),
      value: hasValue ? line.slice(skipForward(line, nextEq + 1, valueEnd), valueEnd) : null,
      known: attributeNameAt(line, start, nameEnd),
      start,
      end: valueEnd,
      inForce: false,
    };
    // Attribute step 7: an unknown one is ignored. (Step 5, the octets of the whole attribute, has been dropped from the draft.)
    if (attribute.known === null) warn(draft, oddAttribute(attribute));
    // Attribute step 6: too long, so it is as if it were not there.
    else if (attribute.value !== null && isLongerThan(attribute.value, longestAttribute))
      warn(draft, { code: 'attribute-too-long', attribute: attribute.known, step: '5.6 attribute step 6' });
    else if (take(draft, attribute.known, attribute.value ?? '')) putInForce(draft, attribute);
    if (attributes.length < mostListed) attributes.push(attribute);
  }
}

/** Whether the attribute is well-formed; then its value is in the draft, over that of an earlier one. */
function take(draft: Draft, kind: AttributeName, value: string): boolean {
  switch (kind) {
    case 'expires': {
      const date = parseCookieDate(value);
      if (date === null) {
        warn(draft, { code: 'expires-unreadable', attribute: 'expires', step: '5.6.1' });
        return false;
      }
      draft.expires = date;
      return true;
    }
    case 'max-age': {
      const seconds = maxAgeAttribute(value);
      if (seconds === null) {
        warn(draft, oddValue(kind, value) ?? { code: 'max-age-unreadable', attribute: 'max-age', step: '5.6.2' });
        return false;
      }
      draft.maxAge = seconds;
      return true;
    }
    case 'domain':
      draft.domain = domainAttribute(value);
      warnOf(draft, oddValue(kind, value));
      return true;
    case 'path':
      draft.path = pathAttribute(value);
      if (draft.path === '') warn(draft, { code: 'path-unusable', attribute: 'path', step: '5.6.4' });
      else if (value.length > 1) warnOf(draft, oddValue(kind, value));
      return true;
    case 'samesite':
      draft.sameSite = sameSiteAttribute(value);
      if (draft.sameSite === 'default') warn(draft, oddValue(kind, value) ?? { code: 'same-site-unknown', attribute: 'samesite', step: '5.6.7' });
      return true;
    case 'secure':
      // §5.6.5: whatever its value.
      draft.secure = true;
      return true;
    case 'httponly':
      // §5.6.6: likewise.
      draft.httpOnly = true;
      return true;
    case 'partitioned':
      draft.partitioned = true;
      return true;
    case 'priority':
      return true;
  }
}

/** Of several attributes of one kind the last one counts. */
function putInForce(draft: Draft, attribute: Writable<ParsedAttribute>): void {
  const { attributes } = draft;
  for (let at = attributes.length - 1; at >= 0; at--) {
    const earlier = attributes[at];
    if (earlier === undefined || !earlier.inForce || earlier.known !== attribute.known) continue;
    earlier.inForce = false;
    if (earlier.known !== null) warn(draft, { code: 'attribute-duplicate', attribute: earlier.known, step: '5.6 (the last one counts)' });
    break;
  }
  attribute.inForce = true;
}

function remarkOnPair(draft: Draft, hasName: boolean): void {
  const { name, value, attributes } = draft;
  if (prefixMisspelt(name)) warn(draft, { code: 'prefix-misspelt', attribute: 'name', step: '5.7 steps 20 and 21' });
  if (valueWasCut(value, attributes)) warn(draft, { code: 'value-cut', attribute: 'value', step: '5.6 step 2' });
  if (name === '' && value !== '')
    warn(
      draft,
      hasName ? { code: 'name-empty', attribute: 'name', step: '5.6 step 3' } : { code: 'no-equals-sign', attribute: 'name', step: '5.6 step 3' },
    );
}

/** Most lines have nothing to remark on and share one empty list. */
function warn(draft: Draft, reason: Reason): void {
  if (draft.warnings === none) draft.warnings = [reason];
  else if (draft.warnings.length < mostWarnings) draft.warnings.push(reason);
}

function warnOf(draft: Draft, reason: Reason | null): void {
  if (reason) warn(draft, reason);
}

function skipForward(line: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

function skipBack(line: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(line.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** SP / HTAB. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
