import { threeAt } from './letters.ts';
import { monthAt, placeOf, wordsOf } from './months.ts';

/**
 * The date that nearly every server writes, `Wed, 09 Jun 2027 10:18:14 GMT` (RFC 9110 §5.6.7, also with dashes), read in its place
 * in a line. Null for any other text and for any part out of range: then the reader of the profile has the word. All agree on this form.
 */
export function fixdate(text: string, start = 0, end = text.length): number | null {
  if (end - start !== 29 || placeOf(threeAt(text, start), weekdays) < 0 || threeAt(text, start + 26) !== gmt) return null;
  // The characters between the parts: `, `, blanks or dashes, colons.
  const dash = text.charCodeAt(start + 7);
  if (
    text.charCodeAt(start + 3) !== 0x2c ||
    text.charCodeAt(start + 4) !== 0x20 ||
    (dash !== 0x20 && dash !== 0x2d) ||
    text.charCodeAt(start + 11) !== dash ||
    text.charCodeAt(start + 16) !== 0x20 ||
    text.charCodeAt(start + 19) !== 0x3a ||
    text.charCodeAt(start + 22) !== 0x3a ||
    text.charCodeAt(start + 25) !== 0x20
  )
    return null;
  const day = twoDigits(text, start + 5);
  const month = monthAt(text, start + 8);
  const year = twoDigits(text, start + 12) * 100 + twoDigits(text, start + 14);
  const hour = twoDigits(text, start + 17);
  const minute = twoDigits(text, start + 20);
  const second = twoDigits(text, start + 23);
  const isTime = (hour | minute | second) >= 0 && hour <= 23 && minute <= 59 && second <= 59;
  if (!isTime || month < 0 || year < 1900 || day < 1 || day > daysIn(year, month)) return null;
  return daysSinceEpoch(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000;
}

const gmt = threeAt('gmt', 0);
/** With the letters of a month in this place they would be the month. */
const weekdays = wordsOf(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);

/** Far below zero when one of the two is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

function daysIn(year: number, month: number): number {
  return month === 1 && isLeapYear(year) ? 29 : (days[month] ?? 0);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function daysSinceEpoch(year: number, month: number, day: number): number {
  const past = year - 1;
  // 477 leap years lie before 1970. Whole numbers all along: that is quicker than `Math.floor`.
  const leapDays = (past >> 2) - ((past / 100) | 0) + ((past / 400) | 0) - 477;
  return (year - 1970) * 365 + leapDays + (daysBefore[month] ?? 0) + (month > 1 && isLeapYear(year) ? 1 : 0) + day - 1;
}
