import { fixdate } from './fixdate.ts';

/**
 * How Firefox reads `Expires` (deviation `dates-as-firefox`): by NSPR's old reader of any date (`nsprpub/pr/src/misc/prtime.c`,
 * `PR_ParseTimeString`), not by §5.1.1. It knows time zones, `1/2/2027`, `10:00 PM`, a date without a time, and rolls 31 February
 * over into March. Null when it fails. Its slips are kept, for the cookie's end shows them.
 */
export function firefoxDate(text: string): number | null {
  const usual = fixdate(text);
  if (usual !== null) return usual;
  const found: Found = { day: -1, month: -1, year: -1, hour: -1, minute: -1, second: -1, zone: null, offset: null };
  let at = 0;
  for (let tokens = 0; at < text.length; tokens++) {
    if (tokens > mostTokens) return null;
    const char = text.charAt(at);
    if (/[a-z]/i.test(char)) takeWord(text.slice(at, at + 3).toLowerCase(), found);
    else if (char === '+' || char === '-') at = takeOffset(text, at, found);
    else if (isDigit(char)) at = takeNumber(text, at, found);
    at = nextToken(text, at, found);
  }
  const { day, month, year } = found;
  if (month < 0 || day < 0 || year < 0 || year > 0x7fff) return null;
  const offset = found.offset ?? (found.zone === null ? 0 : (zones[found.zone] ?? 0));
  const [hour, minute, second] = [found.hour, found.minute, found.second].map((part) => (part === -1 ? 0 : part));
  // `Date.UTC` takes years below 100 for those of the last century; NSPR gets there only by `YY/MM/DD`, which it has completed.
  return Date.UTC(year, month, day, hour, minute, second) - offset * 60_000;
}

/** As NSPR. */
const mostTokens = 1000;

interface Found {
  day: number;
  month: number;
  year: number;
  hour: number;
  minute: number;
  second: number;
  zone: string | null;
  /** Minutes. */
  offset: number | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Minutes east of Greenwich, daylight saving counted in. */
const zones: Readonly<Record<string, number>> = {
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cst: -360,
  cdt: -300,
  est: -300,
  edt: -240,
  ast: -240,
  nst: -210,
  gmt: 0,
  bst: 60,
  met: 60,
  eet: 120,
  jst: 540,
};

function takeWord(word: string, found: Found): void {
  const month = months.indexOf(word);
  if (month >= 0 && found.month < 0) found.month = month;
  else if (found.zone === null && Object.hasOwn(zones, word)) found.zone = word;
  else if (found.zone === null && /^ut([^a-z]|$)/.test(word)) found.zone = 'gmt';
}

/** `+0130`, `-8`: only without a zone, or after GMT. Answers where reading goes on. */
function takeOffset(text: string, sign: number, found: Found): number {
  const at = sign + 1;
  if (found.offset !== null || (found.zone !== null && found.zone !== 'gmt')) return at;
  const digits = digitsAt(text, at);
  if (digits !== 1 && digits !== 2 && digits !== 4) return at;
  const hours = Number(text.slice(at, at + Math.min(digits, 2)));
  const minutes = digits === 4 ? Number(text.slice(at + 2, at + 4)) : 0;
  found.offset = (hours * 60 + minutes) * (text[sign] === '-' ? -1 : 1);
  found.zone = 'gmt';
  return at;
}

function takeNumber(text: string, at: number, found: Found): number {
  const digits = digitsAt(text, at);
  const next = text.charAt(at + digits);
  if (next === ':') return takeTime(text, at, digits, found);
  if ((next === '/' || next === '-') && isDigit(text.charAt(at + digits + 1))) return takeThree(text, at, found);
  if (/[a-z]/i.test(next)) return at;
  const number = digits <= 5 ? Number(text.slice(at, at + digits)) : 0;
  if ((digits === 5 || digits === 4) && found.year < 0) found.year = number;
  else if (digits === 2 && found.day < 0 && number < 32) found.day = number;
  else if (digits === 2 && found.year < 0) found.year = number + (number < 70 ? 2000 : 1900);
  else if (digits === 1 && found.day < 0) found.day = number;
  return at;
}

/** `HH:MM[:SS]`, and a following `PM`. */
function takeTime(text: string, start: number, hourDigits: number, found: Found): number {
  if ((found.hour >= 0 && found.minute >= 0) || hourDigits > 2) return start;
  const minuteAt = start + hourDigits + 1;
  const minuteDigits = digitsAt(text, minuteAt);
  if (minuteDigits === 0 || minuteDigits > 2) return minuteAt;
  const afterMinutes = minuteAt + minuteDigits;
  const secondAt = text[afterMinutes] === ':' ? afterMinutes + 1 : afterMinutes;
  const secondDigits = digitsAt(text, secondAt);
  if (secondDigits > 2) return secondAt;
  let hour = Number(text.slice(start, start + hourDigits));
  const end = secondAt + secondDigits;
  const half = /^[ \t]*([ap])m/i.exec(text.slice(end, end + 40))?.[1]?.toLowerCase();
  if (half === 'p' && hour < 12) hour += 12;
  else if (half === 'a' && hour === 12) hour = 0;
  found.hour = hour;
  found.minute = Number(text.slice(minuteAt, afterMinutes));
  // A slip of NSPR: without digits it takes the next character for one, so `10:00 GMT` is sixteen seconds early.
  found.second = secondDigits === 0 ? (text.charCodeAt(secondAt) || 0) - 0x30 : Number(text.slice(secondAt, end));
  return end;
}

/** `6/16/95`, `16/6/95`, `95-06-16`. */
function takeThree(text: string, at: number, found: Found): number {
  if (found.month >= 0) return at;
  const match = /^(\d\d?)[/-](\d\d?)[/-](\d{4,5}|\d\d?)(?![a-z\d])/i.exec(text.slice(at, at + 16));
  if (!match) return at;
  const [one = 0, two = 0, three = 0] = match.slice(1).map(Number);
  const end = at + match[0].length;
  if (one > 31 || one === 0) {
    if (two > 12 || three > 31) return at;
    set(found, one, two, three);
    return end;
  }
  if (one > 12 && two > 12) return end;
  if (one > 12) set(found, three, two, one);
  else set(found, three, one, two);
  return end;
}

function set(found: Found, year: number, month: number, day: number): void {
  found.year = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
  found.month = month - 1;
  found.day = day;
}

/** Past the rest of this token and what lies between; a dash before digits stays, as it may be a zone's sign. */
function nextToken(text: string, from: number, { year }: Found): number {
  let at = from;
  while (at < text.length && !/[ \t,;\-+/()[\]]/.test(text.charAt(at))) at += 1;
  for (;;) {
    while (at < text.length && /[ \t,;/()[\]]/.test(text.charAt(at))) at += 1;
    if (text[at] !== '-') return at;
    const afterWord = at > 0 && /[a-z]/i.test(text.charAt(at - 1)) && year < 0;
    if (!afterWord && isDigit(text.charAt(at + 1))) return at;
    at += 1;
  }
}

function digitsAt(text: string, start: number): number {
  let count = 0;
  while (isDigit(text.charAt(start + count))) count += 1;
  return count;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
