import { monthAt } from './months.ts';

/**
 * The date that nearly every server writes, `Wed, 09 Jun 2027 10:18:14 GMT` (RFC 9110 §5.6.7, also with dashes), read in its place
 * in a line. Null for any other text and for any part out of range: then the reader of the profile has the word. All agree on this form.
 */
export function fixdate(text: string, start = 0, end = text.length): number | null {
  if (end - start !== 29 || !text.startsWith(' GMT', start + 25) || !isWeekday(text, start) || !text.startsWith(', ', start + 3)) return null;
  const dash = text.charCodeAt(start + 7);
  if ((dash !== 0x20 && dash !== 0x2d) || text.charCodeAt(start + 11) !== dash || text.charCodeAt(start + 16) !== 0x20) return null;
  if (text.charCodeAt(start + 19) !== 0x3a || text.charCodeAt(start + 22) !== 0x3a) return null;
  const day = twoDigits(text, start + 5);
  const month = monthAt(text, start + 8);
  const year = twoDigits(text, start + 12) * 100 + twoDigits(text, start + 14);
  const hour = twoDigits(text, start + 17);
  const minute = twoDigits(text, start + 20);
  const second = twoDigits(text, start + 23);
  const inRange =
    day >= 1 && day <= daysIn(year, month) && year >= 1900 && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  return inRange ? daysSinceEpoch(year, month, day) * 86_400_000 + ((hour * 60 + minute) * 60 + second) * 1000 : null;
}

/** With the letters of a month in this place they would be the month. */
function isWeekday(text: string, start: number): boolean {
  return weekdays.includes(
    ((text.charCodeAt(start) | 0x20) << 16) | ((text.charCodeAt(start + 1) | 0x20) << 8) | (text.charCodeAt(start + 2) | 0x20),
  );
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].map(
  (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
);

/** Far below zero when one of the two is no digit. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000;
}

/** 0 for no month. */
function daysIn(year: number, month: number): number {
  if (month === 1) return isLeapYear(year) ? 29 : 28;
  return month < 0 ? 0 : month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function daysSinceEpoch(year: number, month: number, day: number): number {
  const past = year - 1;
  // 477 leap years lie before 1970.
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 477;
  return (year - 1970) * 365 + leapDays + (daysBefore[month] ?? 0) + (month > 1 && isLeapYear(year) ? 1 : 0) + day - 1;
}
