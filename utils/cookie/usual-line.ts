import { maxAgeAttribute } from './attribute-max-age.ts';
import { sameSiteAttribute } from './attribute-same-site.ts';
import { fixdate } from './fixdate.ts';
import { twoAt } from './letters.ts';
import { longestAttribute, longestPair } from './octets.ts';
import { ParsedLine } from './parsed-line.ts';

/**
 * Reads a line that is written as nearly all are: printable ASCII, a pair without blanks, then known attributes, each there once and
 * saying what frameworks say. Null for every other line, which `parseSetCookie` then reads by the letter. What this one reads it reads
 * as the other does (a property holds the two together), but it expects what comes next instead of looking for it, and so sees
 * nearly every character once.
 */
export function usualLine(line: string): ParsedLine | null {
  const { length } = line;
  // §5.6 steps 1 to 4: neither control characters nor anything to trim.
  const stop = line.search(notPlain);
  const end = stop < 0 ? length : stop;
  const eq = line.indexOf('=');
  // Step 5: these octets are characters.
  if (eq <= 0 || eq >= end || end > longestPair || !isEnd(line, end)) return null;
  const parsed = new ParsedLine(line, line.slice(0, eq), line.slice(eq + 1, end), eq + 1, end);
  // A ";" at the end of the line has nothing behind it.
  for (let at = end; at < length - 1; ) {
    at = take(parsed, line, line.charCodeAt(at + 1) === blank ? at + 2 : at + 1);
    if (at < 0) return null;
  }
  return parsed;
}

/** Blanks, control characters, what is not ASCII, and the ";". */
const notPlain = /[^!-:<-~]/;
const notHost = /[^a-z0-9.-]/;

/**
 * Takes the attribute at `start` (attribute steps of §5.6). Answers where it ends; -1 when it is not written as usual or was there
 * before. One long function: calls would cost as much as what they do.
 */
function take(parsed: ParsedLine, line: string, start: number): number {
  const room = line.length - start;
  if (room < shortest) return -1;
  const second = twoAt(line, start + 1);
  switch (line.charCodeAt(start) | 0x20) {
    case 0x70: // p
      if (second === at && isLetter(line, start + 3, 0x68) && line.charCodeAt(start + 4) === equals && line.charCodeAt(start + 5) === slash) {
        if (parsed.path !== null) return -1;
        if (!isEnd(line, start + 6)) return takePath(parsed, line, start + 5);
        parsed.path = '/';
        return start + 6;
      }
      if (room < 11 || second !== ar || twoAt(line, start + 3) !== ti || twoAt(line, start + 5) !== ti) return -1;
      if (twoAt(line, start + 7) !== on || twoAt(line, start + 9) !== ed || !isEnd(line, start + 11) || parsed.partitioned) return -1;
      parsed.partitioned = true;
      return start + 11;
    case 0x73: // s
      if (second === ec) {
        if (twoAt(line, start + 3) !== ur || !isLetter(line, start + 5, 0x65) || !isEnd(line, start + 6) || parsed.secure) return -1;
        parsed.secure = true;
        return start + 6;
      }
      if (room < 12 || second !== am || twoAt(line, start + 3) !== es || twoAt(line, start + 5) !== it || !isLetter(line, start + 7, 0x65)) return -1;
      return line.charCodeAt(start + 8) === equals ? takeSameSite(parsed, line, start + 9) : -1;
    case 0x68: // h
      if (room < 8 || second !== tt || twoAt(line, start + 3) !== po || twoAt(line, start + 5) !== nl) return -1;
      if (!isLetter(line, start + 7, 0x79) || !isEnd(line, start + 8) || parsed.httpOnly) return -1;
      parsed.httpOnly = true;
      return start + 8;
    case 0x65: // e
      if (room < 37 || second !== xp || twoAt(line, start + 3) !== ir || twoAt(line, start + 5) !== es) return -1;
      if (line.charCodeAt(start + 7) !== equals || !isEnd(line, start + 37) || parsed.expires !== null) return -1;
      parsed.expires = fixdate(line, start + 8, start + 37);
      return parsed.expires === null ? -1 : start + 37;
    case 0x6d: // m
      if (room < 9 || second !== ax || line.charCodeAt(start + 3) !== dash || !isLetter(line, start + 4, 0x61)) return -1;
      return twoAt(line, start + 5) === ge && line.charCodeAt(start + 7) === equals ? takeMaxAge(parsed, line, start + 8) : -1;
    case 0x64: // d
      if (room < 8 || second !== om || twoAt(line, start + 3) !== ai || !isLetter(line, start + 5, 0x6e)) return -1;
      return line.charCodeAt(start + 6) === equals ? takeDomain(parsed, line, start + 7) : -1;
    default:
      return -1;
  }
}

// Each takes the value at `start`.

function takePath(parsed: ParsedLine, line: string, start: number): number {
  const end = endOf(line, start);
  parsed.path = line.slice(start, end);
  return end - start > longestAttribute || notPlain.test(parsed.path) ? -1 : end;
}

function takeSameSite(parsed: ParsedLine, line: string, start: number): number {
  if (parsed.sameSite !== 'default') return -1;
  const first = line.charCodeAt(start) | 0x20;
  // Lax, None, Strict.
  const end = start + (first === 0x6c ? 3 : first === 0x6e ? 4 : 6);
  if (!isEnd(line, end)) return -1;
  parsed.sameSite = sameSiteAttribute(line, start, end);
  return parsed.sameSite === 'default' ? -1 : end;
}

function takeMaxAge(parsed: ParsedLine, line: string, start: number): number {
  const end = endOf(line, start);
  if (parsed.maxAge !== null || end - start > longestAttribute) return -1;
  parsed.maxAge = maxAgeAttribute(line, start, end);
  return parsed.maxAge === null ? -1 : end;
}

function takeDomain(parsed: ParsedLine, line: string, start: number): number {
  const end = endOf(line, start);
  if (parsed.domain !== null || end - start > longestAttribute) return -1;
  // §5.6.3: without its leading dot.
  parsed.domain = line.slice(line.charCodeAt(start) === dot ? start + 1 : start, end);
  return notHost.test(parsed.domain) ? -1 : end;
}

/** `Secure`, `Path=/`. */
const shortest = 6;
const [blank, dash, dot, slash, semicolon, equals] = [0x20, 0x2d, 0x2e, 0x2f, 0x3b, 0x3d] as const;

/** `letter` in lower case. Only letters: other characters have doubles under this test. */
function isLetter(line: string, at: number, letter: number): boolean {
  return (line.charCodeAt(at) | 0x20) === letter;
}

function isEnd(line: string, at: number): boolean {
  return at === line.length || (at < line.length && line.charCodeAt(at) === semicolon);
}

function endOf(line: string, from: number): number {
  const at = line.indexOf(';', from);
  return at < 0 ? line.length : at;
}

// After the first letter.
const [at, ar, ti, on, ed] = [twoAt('at', 0), twoAt('ar', 0), twoAt('ti', 0), twoAt('on', 0), twoAt('ed', 0)];
const [ec, ur, am, es, it] = [twoAt('ec', 0), twoAt('ur', 0), twoAt('am', 0), twoAt('es', 0), twoAt('it', 0)];
const [tt, po, nl, xp, ir] = [twoAt('tt', 0), twoAt('po', 0), twoAt('nl', 0), twoAt('xp', 0), twoAt('ir', 0)];
const [ax, ge, om, ai] = [twoAt('ax', 0), twoAt('ge', 0), twoAt('om', 0), twoAt('ai', 0)];
