import { parseCookieDate } from './parse-cookie-date.ts';
import type { AttributeName, Malformed, ParsedAttribute, ParsedSetCookie, Reason, SameSite } from './types.ts';

/** RFC 6265bis §5.6 step 5 and its attribute step 6, in octets. */
const longestPair = 4096;
const longestAttribute = 1024;

const known: Readonly<Record<string, AttributeName>> = Object.assign(Object.create(null), {
  expires: 'expires',
  'max-age': 'max-age',
  domain: 'domain',
  path: 'path',
  secure: 'secure',
  httponly: 'httponly',
  samesite: 'samesite',
  partitioned: 'partitioned',
  priority: 'priority',
});

/** Splits a `Set-Cookie` line (one character per octet) by RFC 6265bis §5.6. Every attribute is kept as written. Never throws. */
export function parseSetCookie(line: string): ParsedSetCookie | Malformed {
  // Step 1.
  const control = firstControl(line);
  if (control >= 0) return { kind: 'malformed', line, reason: { code: 'disallowed-character', step: '5.6 step 1' } };
  // Steps 2 and 3.
  let end = line.indexOf(';');
  if (end < 0) end = line.length;
  const eq = line.indexOf('=');
  const hasName = eq >= 0 && eq < end;
  // Step 4.
  const nameStart = skipForward(line, 0, hasName ? eq : 0);
  const nameEnd = hasName ? skipBack(line, nameStart, eq) : nameStart;
  const valueStart = skipForward(line, hasName ? eq + 1 : 0, end);
  const valueEnd = skipBack(line, valueStart, end);
  const name = hasName ? line.slice(nameStart, nameEnd) : '';
  const value = line.slice(valueStart, valueEnd);
  // Step 5.
  if (nameEnd - nameStart + (valueEnd - valueStart) > longestPair && octets(name) + octets(value) > longestPair)
    return { kind: 'malformed', line, reason: { code: 'name-value-too-long', attribute: 'value', step: '5.6 step 5' } };

  const warnings: Reason[] = [];
  return { kind: 'set-cookie', line, name, value, valueStart, valueEnd, ...readAttributes(line, end, warnings), warnings };
}

type Attributes = Pick<ParsedSetCookie, 'attributes' | 'expires' | 'maxAge' | 'domain' | 'path' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned'>;

interface Draft extends Omit<ParsedAttribute, 'inForce'> {
  inForce: boolean;
}

function readAttributes(line: string, from: number, warnings: Reason[]): Attributes {
  const attributes: Draft[] = [];
  const inForce = new Map<AttributeName, Draft>();
  let expires: number | null = null;
  let maxAge: number | null = null;
  let domain: string | null = null;
  let path: string | null = null;
  let sameSite: SameSite = 'default';

  for (let at = from; at < line.length; ) {
    const start = skipForward(line, at + 1, line.length);
    let end = line.indexOf(';', at + 1);
    if (end < 0) end = line.length;
    at = end;
    if (start >= end) continue;
    const draft = readAttribute(line, start, skipBack(line, start, end));
    attributes.push(draft);
    if (draft.known === null) {
      warnings.push(oddAttribute(draft));
      continue;
    }
    const value = draft.value ?? '';
    // Attribute step 6: too long, so it is as if it were not there.
    if (value.length > longestAttribute && octets(value) > longestAttribute) {
      warnings.push({ code: 'attribute-too-long', attribute: draft.known, step: '5.6 attribute step 6' });
      continue;
    }
    switch (draft.known) {
      case 'expires': {
        const date = parseCookieDate(value);
        if (date === null) {
          warnings.push({ code: 'expires-unreadable', attribute: 'expires', step: '5.6.1' });
          continue;
        }
        expires = date;
        break;
      }
      case 'max-age': {
        if (!/^-?\d+$/.test(value)) {
          warnings.push({ code: 'max-age-unreadable', attribute: 'max-age', step: '5.6.2' });
          continue;
        }
        maxAge = Number(value);
        break;
      }
      case 'domain':
        domain = (value.startsWith('.') ? value.slice(1) : value).toLowerCase();
        break;
      case 'path':
        path = value.startsWith('/') ? value : '';
        if (path === '') warnings.push({ code: 'path-unusable', attribute: 'path', step: '5.6.4' });
        break;
      case 'samesite': {
        const word = value.toLowerCase();
        sameSite = word === 'strict' || word === 'lax' || word === 'none' ? word : 'default';
        if (sameSite === 'default') warnings.push({ code: 'same-site-unknown', attribute: 'samesite', step: '5.6.7' });
        break;
      }
      default:
        break;
    }
    const earlier = inForce.get(draft.known);
    if (earlier) {
      earlier.inForce = false;
      warnings.push({ code: 'attribute-duplicate', attribute: draft.known, step: '5.6 (last one counts)' });
    }
    draft.inForce = true;
    inForce.set(draft.known, draft);
  }
  return {
    attributes,
    expires,
    maxAge,
    domain,
    path,
    secure: inForce.has('secure'),
    httpOnly: inForce.has('httponly'),
    sameSite,
    partitioned: inForce.has('partitioned'),
  };
}

function readAttribute(line: string, start: number, end: number): Draft {
  let eq = line.indexOf('=', start);
  if (eq < 0 || eq >= end) eq = -1;
  const name = line.slice(start, eq < 0 ? end : skipBack(line, start, eq));
  const value = eq < 0 ? null : line.slice(skipForward(line, eq + 1, end), end);
  return { name, value, known: known[name.toLowerCase()] ?? null, start, end, inForce: false };
}

/** Names of attributes that lie one slip from a known one, and two attributes that grew together. */
function oddAttribute({ name, value }: Draft): Reason {
  const plain = name.toLowerCase().replace(/[^a-z]/g, '');
  const near = slips[plain];
  if (near) return { code: 'attribute-misspelt', attribute: near, step: '5.6 attribute step 7' };
  if (value === null && /^(secure|httponly)[ ,]+(secure|httponly|samesite|path)/i.test(name))
    return { code: 'attribute-glued', step: '5.6 attribute step 7' };
  return { code: 'attribute-unknown', step: '5.6 attribute step 7' };
}

const slips: Readonly<Record<string, AttributeName>> = Object.assign(Object.create(null), {
  httponly: 'httponly',
  httponlycookie: 'httponly',
  httonly: 'httponly',
  httpsonly: 'httponly',
  samesite: 'samesite',
  samesites: 'samesite',
  maxage: 'max-age',
  expire: 'expires',
  expiry: 'expires',
  expires: 'expires',
  secured: 'secure',
  secureonly: 'secure',
  securecookie: 'secure',
  domains: 'domain',
  partition: 'partitioned',
});

function firstControl(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code < 0x20 ? code !== 0x09 : code === 0x7f) return at;
  }
  return -1;
}

function skipForward(line: string, from: number, to: number): number {
  while (from < to && isBlank(line.charCodeAt(from))) from++;
  return from;
}

function skipBack(line: string, from: number, to: number): number {
  while (to > from && isBlank(line.charCodeAt(to - 1))) to--;
  return to;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Header values hold a character per octet; a string that does not is counted as UTF-8. */
function octets(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    count += code < 0x100 ? 1 : code < 0x800 ? 2 : 3;
  }
  return count;
}
