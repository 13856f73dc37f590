import { lettersAt, monthAt } from './months.ts';

/**
 * The date that nearly every server writes, `Wed, 09 Jun 2027 10:18:14 GMT` (RFC 9110 §5.6.7, also with dashes), read in its place
 * in a line. Null for any other text and for any part out of range: then the reader of the profile has the word. All agree on this form.
 */
export function fixdate(text: string, start = 0, end = text.length): number | null {
  if (end - start !== 29 || !isWeekday(lettersAt(text, start)) || !isFrame(text, start)) return null;
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

/** The characters between the parts: `, `, blanks or dashes, colons, ` GMT`. */
function isFrame(text: string, start: number): boolean {
  const dash = text.charCodeAt(start + 7);
  return (
    text.charCodeAt(start + 22) === 0x3a &&
    text.charCodeAt(start + 19) === 0x3a &&
    text.charCodeAt(start + 3) === 0x2c &&
    text.charCodeAt(start + 4) === 0x20 &&
    text.charCodeAt(start + 16) === 0x20 &&
    text.charCodeAt(start + 25) === 0x20 &&
    (dash === 0x20 || dash === 0x2d) &&
    text.charCodeAt(start + 11) === dash &&
    lettersAt(text, start + 26) === 0x676d74
  );
}

/** With the letters of a month in this place they would be the month. */
function isWeekday(letters: number): boolean {
  switch (letters) {
    case 0x73756e: // sun
    case 0x6d6f6e: // mon
    case 0x747565: // tue
    case 0x776564: // wed
    case 0x746875: // thu
    case 0x667269: // fri
    case 0x736174: // sat
      return true;
    default:
      return false;
  }
}

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
