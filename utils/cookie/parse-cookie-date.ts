import { fixdate } from './fixdate.ts';
import { monthAt } from './months.ts';

/**
 * The date of an `Expires` attribute as epoch milliseconds, null when it cannot be read (§5.1.1). Never throws; one pass, no splitting:
 * a page sets this attribute hundreds of times.
 */
export function parseCookieDate(text: string): number | null {
  const usual = fixdate(text);
  if (usual !== null) return usual;
  const found: Found = { hour: -1, minute: -1, second: -1, day: -1, month: -1, year: -1 };
  // Step 1: date-tokens between delimiters.
  for (let at = 0; at < text.length; ) {
    if (isDelimiter(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at += 1;
    // Step 2: each token is the first of these that is still wanted and fits.
    if (isDigit(text.charCodeAt(start))) takeNumber(text, start, at, found);
    else if (found.month < 0 && at - start >= 3) found.month = monthAt(text, start);
  }
  const { hour, minute, second, day, month } = found;
  // Step 5, first part: all four were found.
  if (hour < 0 || day < 0 || month < 0 || found.year < 0) return null;
  // Steps 3 and 4: years of two digits.
  const year = found.year + (found.year >= 70 && found.year <= 99 ? 1900 : found.year <= 69 ? 2000 : 0);
  // Step 5.
  if (day < 1 || day > 31 || year < 1601 || hour > 23 || minute > 59 || second > 59) return null;
  // Steps 6 and 7: 31 April is no date.
  const time = Date.UTC(year, month, day, hour, minute, second);
  return day <= 28 || new Date(time).getUTCDate() === day ? time : null;
}

interface Found {
  hour: number;
  minute: number;
  second: number;
  day: number;
  month: number;
  year: number;
}

/** A token that begins with digits: time, day of the month or year, in this order. What follows after a non-digit does not matter. */
function takeNumber(text: string, start: number, end: number, found: Found): void {
  const digits = digitsAt(text, start, end);
  if (found.hour < 0 && digits <= 2 && text.charCodeAt(start + digits) === colon) {
    const minuteAt = start + digits + 1;
    const minutes = digitsAt(text, minuteAt, end);
    const secondAt = minuteAt + minutes + 1;
    const seconds = digitsAt(text, secondAt, end);
    const fits = minutes >= 1 && minutes <= 2 && secondAt <= end && text.charCodeAt(secondAt - 1) === colon && seconds >= 1 && seconds <= 2;
    if (fits) {
      found.hour = numberAt(text, start, digits);
      found.minute = numberAt(text, minuteAt, minutes);
      found.second = numberAt(text, secondAt, seconds);
      return;
    }
  }
  if (found.day < 0 && digits <= 2) found.day = numberAt(text, start, digits);
  else if (found.year < 0 && digits >= 2 && digits <= 4) found.year = numberAt(text, start, digits);
}

const colon = 0x3a;

/** Digits in a row; counting stops at five, which no field has. */
function digitsAt(text: string, start: number, end: number): number {
  let count = 0;
  while (count < 5 && start + count < end && isDigit(text.charCodeAt(start + count))) count += 1;
  return count;
}

function numberAt(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at++) number = number * 10 + text.charCodeAt(at) - 0x30;
  return number;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E. */
export function isDelimiter(code: number): boolean {
  if (code >= 0x7f) return false;
  if (code < 0x30) return code >= 0x20 || code === 0x09;
  return (code >= 0x3b && code <= 0x40) || (code >= 0x5b && code <= 0x60) || code >= 0x7b;
}
