import { describe, expect, it } from 'vitest';
import { chromiumDate } from '../../../utils/cookie/chromium-date.ts';
import { firefoxDate } from '../../../utils/cookie/firefox-date.ts';
import { parseCookieDate } from '../../../utils/cookie/index.ts';

const june = Date.UTC(2027, 5, 9, 10, 18, 14);

describe('§5.1.1 accepts', () => {
  it.each([
    'Wed, 09 Jun 2027 10:18:14 GMT',
    'Wed, 09-Jun-2027 10:18:14 GMT',
    'Wed, 09-Jun-27 10:18:14 GMT',
    'Wednesday, 09-Jun-2027 10:18:14 GMT',
    'Wed Jun  9 10:18:14 2027',
    '9 Jun 2027 10:18:14',
    '09 JUNE 2027 10:18:14 PST',
    '2027 9 jun 10:18:14',
    '10:18:14 09 junk 2027',
    '"Wed, 09 Jun 2027 10:18:14 GMT"',
    '9th Jun 2027 10:18:14',
    '9 Jun 2027AD 10:18:14.789',
    '09/Jun/2027@10:18:14',
    '9;Jun;2027;10:18:14',
    '\t9\tJun\t2027\t10:18:14\t',
    '9 Jun 2027 10:18:14 11:00:00 3 Feb 2030',
  ])('%j', (text) => {
    expect(parseCookieDate(text)).toBe(june);
  });

  it.each([
    ['9 Jun 70 10:18:14', Date.UTC(1970, 5, 9, 10, 18, 14)],
    ['9 Jun 99 10:18:14', Date.UTC(1999, 5, 9, 10, 18, 14)],
    ['9 Jun 00 10:18:14', Date.UTC(2000, 5, 9, 10, 18, 14)],
    ['9 Jun 69 10:18:14', Date.UTC(2069, 5, 9, 10, 18, 14)],
    ['1 Jan 1601 0:0:0', Date.UTC(1601, 0, 1)],
    ['29 Feb 2028 23:59:59', Date.UTC(2028, 1, 29, 23, 59, 59)],
    ['31 Dec 9999 23:59:59', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Sat, 29 Feb 2020 12:00:00 GMT', Date.UTC(2020, 1, 29, 12)],
    ['Thu, 31 Dec 2026 23:59:59 GMT', Date.UTC(2026, 11, 31, 23, 59, 59)],
  ])('%s', (text, time) => {
    expect(parseCookieDate(text)).toBe(time);
  });
});

describe('§5.1.1 refuses', () => {
  it.each([
    '',
    '0',
    '-1',
    'never',
    'Jun 2027 10:18:14',
    '9 2027 10:18:14',
    '9 Jun 10:18:14',
    '9 Jun 2027',
    '9 Jun 2027 10:18',
    '9 Jun 2027 10:18:',
    '9 Jun 2027 :10:18:14',
    '0 Jun 2027 10:18:14',
    '32 Jun 2027 10:18:14',
    '31 Jun 2027 10:18:14',
    '29 Feb 2027 10:18:14',
    'Mon, 29 Feb 2027 10:18:14 GMT',
    'Mon, 31 Jun 2027 10:18:14 GMT',
    '9 Jun 1600 10:18:14',
    '9 Jun 2027 24:00:00',
    '9 Jun 2027 10:60:00',
    '9 Jun 2027 10:18:60',
    'Wed, 09 Jun 2027 24:18:14 GMT',
    '9 Jun 12345 10:18:14',
    '9 Jun 2 10:18:14',
    '9 Ju 2027 10:18:14',
    '9 xJun 2027 10:18:14',
    '2027-06-09T10:18:14Z',
    '2027-06-09 10:18:14',
    '06/09/2027 10:18:14',
    '1812622694',
    '9 六月 2027 10:18:14',
    // Their codes, laid over each other, would be those of "jan".
    'Sat, 09 J橡慮 2027 10:18:14 GMT',
  ])('%j', (text) => {
    expect(parseCookieDate(text)).toBeNull();
  });
});

it('a month in the place of the weekday is the month', () => {
  expect(parseCookieDate('Mar, 09 Jun 2027 10:18:14 GMT')).toBe(Date.UTC(2027, 2, 9, 10, 18, 14));
});

// Measured: each line was sent to the browser, and its store said when the cookie ends.
describe('Chromium reads', () => {
  it.each([
    ['9th Jun 2027 10:18:14', null],
    ['9 Jun 2027AD 10:18:14', null],
    ['9 Jun 2027 10:18:14z', null],
    ['9 Jun 2027 10:18:14:15', null],
    ['001 Jun 2027 10:18:14', null],
    ['9 Jun 02027 010:018:014', june],
    ['9 Jun 2027 10:18 10:18:14', june],
    ['9 Jun 12027 10:18:14', Date.UTC(12027, 5, 9, 10, 18, 14)],
    ['9 Jun 1600 10:18:14', Date.UTC(1600, 5, 9, 10, 18, 14)],
    ['9 Jun 7 10:18:14', Date.UTC(2007, 5, 9, 10, 18, 14)],
    ['31 Jun 2027 10:18:14', null],
    ['9 Jun 2027 99999999999:18:14 10:18:14', june],
    ['9 Jun 123456 10:18:14', null],
    ['9 Jun 2027', null],
  ])('%j as %s', (text, time) => {
    expect(chromiumDate(text)).toBe(time);
  });
});

describe('Firefox reads', () => {
  it.each([
    ['9 Jun 2027 10:18:14 PST', june + 8 * 3_600_000],
    ['9 Jun 2027 10:18:14 PDT', june + 7 * 3_600_000],
    ['9 Jun 2027 10:18:14 +0130', june - 90 * 60_000],
    ['9 Jun 2027 10:18:14 GMT+0100', june - 3_600_000],
    ['9 Jun 2027 10:18:14 PST+0100', june + 8 * 3_600_000],
    ['9 Jun 2027 10:18:14 -8', june + 8 * 3_600_000],
    ['6/9/2027 10:18:14', june],
    ['13/6/27 10:18:14', Date.UTC(2027, 5, 13, 10, 18, 14)],
    ['95-06-08 19:32:48 EDT', Date.UTC(1995, 5, 8, 23, 32, 48)],
    ['9 Jun 2027 10:18:14 PM', june + 12 * 3_600_000],
    ['9 Jun 2027 12:18:14 am', june - 10 * 3_600_000],
    ['9 Jun 2027', Date.UTC(2027, 5, 9)],
    ['31 Jun 2027 10:18:14', Date.UTC(2027, 6, 1, 10, 18, 14)],
    ['9 Jun 2027 24:00:00', Date.UTC(2027, 5, 10)],
    ['0 Jun 2027 10:18:14', Date.UTC(2027, 4, 31, 10, 18, 14)],
    // Sixteen seconds early: where the seconds are missing it takes the blank for a digit.
    ['Wed, 09 Jun 2027 10:18 GMT', Date.UTC(2027, 5, 9, 10, 17, 44)],
    ['9 Jun 2027 10:18:145', Date.UTC(2027, 5, 9)],
    ['9 Jun 100 10:18:14', null],
    ['2027-06-09T10:18:14Z', null],
    ['9th Jun 2027 10:18:14', null],
    ['9 Jun 40000 10:18:14', null],
    ['never', null],
    ['1 '.repeat(1200), null],
  ])('%j as %s', (text, time) => {
    expect(firefoxDate(text)).toBe(time);
  });
});
