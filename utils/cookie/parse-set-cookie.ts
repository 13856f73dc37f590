import { domainAttribute } from './attribute-domain.ts';
import { maxAgeAttribute } from './attribute-max-age.ts';
import { attributeAt, attributeNames } from './attribute-name.ts';
import { pathAttribute } from './attribute-path.ts';
import { sameSiteAttribute } from './attribute-same-site.ts';
import { skipBack, skipForward } from './blanks.ts';
import { fixdate } from './fixdate.ts';
import { isLongerThan, longestAttribute, longestPair } from './octets.ts';
import { parseCookieDate } from './parse-cookie-date.ts';
import { ParsedLine } from './parsed-line.ts';
import type { Malformed, ParsedSetCookie, Reason } from './types.ts';
import { usualLine } from './usual-line.ts';

/** Everything outside is a control character or not ASCII. One range is looked for faster than four; nearly every line has nothing outside it. */
const unusual = /[^ -~]/;
/** %x00-08 / %x0A-1F / %x7F. */
const control = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Splits a `Set-Cookie` line (one character per octet) by §5.6. Every attribute is kept as written. Never throws, and takes time
 * in proportion to the line's length whatever is in it.
 */
export function parseSetCookie(line: string): ParsedSetCookie | Malformed {
  return parseLine(line);
}

/** The same, for those who know what stands behind it. */
export function parseLine(line: string): ParsedLine | Malformed {
  return usualLine(line) ?? parseByTheLetter(line);
}

/** The standard's own steps, for any line. */
export function parseByTheLetter(line: string): ParsedLine | Malformed {
  // Step 1.
  if (unusual.test(line) && control.test(line)) return malformed(line, { code: 'disallowed-character', step: '5.6 step 1' });
  // Step 2: the pair ends at the first ";".
  const semicolon = line.indexOf(';');
  const end = semicolon < 0 ? line.length : semicolon;
  // Step 3: at the first "=" of the pair; without one the name is empty.
  const eq = line.indexOf('=');
  const hasName = eq >= 0 && eq < end;
  // Step 4.
  const nameStart = hasName ? skipForward(line, 0, eq) : 0;
  const nameEnd = hasName ? skipBack(line, nameStart, eq) : 0;
  const valueStart = skipForward(line, hasName ? eq + 1 : 0, end);
  const valueEnd = skipBack(line, valueStart, end);
  const parsed = new ParsedLine(line, line.slice(nameStart, nameEnd), line.slice(valueStart, valueEnd), valueStart, valueEnd);
  // Step 5.
  if (end > longestPair / 3 && isLongerThan(parsed.name + parsed.value, longestPair))
    return malformed(line, { code: 'name-value-too-long', attribute: 'value', step: '5.6 step 5' });
  if (semicolon >= 0) takeAttributes(parsed, semicolon);
  return parsed;
}

function malformed(line: string, reason: Reason): Malformed {
  return { kind: 'malformed', line, reason };
}

/** The attribute steps of §5.6. `from` is the place of the first ";". */
function takeAttributes(parsed: ParsedLine, from: number): void {
  const { line } = parsed;
  // The next "=" is looked for once, not for each attribute anew: a line of semicolons alone would else take the square of its length.
  let eq = -1;
  /** One bit for each known attribute. */
  let seen = 0;
  for (let at = from; at < line.length; ) {
    const start = skipForward(line, at + 1, line.length);
    if (start === line.length) return;
    const first = line.charCodeAt(start);
    if (first === 0x3b) {
      at = start;
      continue;
    }
    // Attribute steps 1 and 2: up to the next ";".
    at = line.indexOf(';', start);
    if (at < 0) at = line.length;
    if (first === 0x3d) {
      // Without a name there is nothing to know.
      parsed.plain = false;
      continue;
    }
    // Attribute step 3: name and value around the first "=".
    if (eq < start) {
      eq = line.indexOf('=', start);
      if (eq < 0) eq = line.length;
    }
    // Attribute step 4.
    const end = skipBack(line, start, at);
    const attribute = attributeAt(line, start, eq < at ? skipBack(line, start, eq) : end);
    // Attribute step 7: an unknown one is ignored.
    if (attribute < 0) {
      parsed.plain = false;
      continue;
    }
    if (seen & (1 << attribute)) parsed.plain = false;
    seen |= 1 << attribute;
    if (attribute === priority) parsed.hasPriority = true;
    const valueStart = eq < at ? skipForward(line, eq + 1, end) : end;
    // Attribute step 6: one that is too long as well.
    if (end - valueStart > longestAttribute / 3 && isLongerThan(line.slice(valueStart, end), longestAttribute)) {
      parsed.plain = false;
      continue;
    }
    take(parsed, attribute, valueStart, end);
  }
}

/** Puts the value `line[start, end)` of a well-formed attribute in the place of an earlier one. */
function take(parsed: ParsedLine, attribute: number, start: number, end: number): void {
  const { line } = parsed;
  switch (attribute) {
    case path:
      if (line.charCodeAt(start) !== 0x2f || start === end) parsed.plain = false;
      parsed.path = end - start === 1 && line.charCodeAt(start) === 0x2f ? '/' : pathAttribute(line.slice(start, end));
      return;
    case secure:
      // §5.6.5: whatever its value.
      parsed.secure = true;
      return;
    case domain:
      parsed.domain = domainAttribute(line.slice(start, end));
      return;
    case expires:
      // §5.6.1.
      parsed.expires = fixdate(line, start, end) ?? parseCookieDate(line.slice(start, end)) ?? parsed.expires;
      if (parsed.expires === null) parsed.plain = false;
      return;
    case maxAge:
      parsed.maxAge = maxAgeAttribute(line, start, end) ?? parsed.maxAge;
      if (parsed.maxAge === null) parsed.plain = false;
      return;
    case httpOnly:
      // §5.6.6: whatever its value.
      parsed.httpOnly = true;
      return;
    case sameSite:
      parsed.sameSite = sameSiteAttribute(line, start, end);
      if (parsed.sameSite === 'default') parsed.plain = false;
      return;
    case partitioned:
      parsed.partitioned = true;
      return;
  }
}

const [path, secure, domain, expires, maxAge, httpOnly, sameSite, partitioned, priority] = (
  ['path', 'secure', 'domain', 'expires', 'max-age', 'httponly', 'samesite', 'partitioned', 'priority'] as const
).map((name) => attributeNames.indexOf(name));
