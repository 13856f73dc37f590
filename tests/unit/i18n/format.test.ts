import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatDate, formatDuration, formatMoment, formatTime } from '../../../utils/i18n/format.ts';

const s = 1000;
const min = 60 * s;
const h = 60 * min;
const d = 24 * h;

describe('formatDuration', () => {
  it.each([
    [0, '0 ms', '0밀리초'],
    [350, '350 ms', '350밀리초'],
    [1 * s, '1 s', '1초'],
    [59.9 * s, '1 min', '1분'],
    [90 * s, '1 min 30 s', '1분 30초'],
    [20 * min, '20 min', '20분'],
    [20 * min - 1, '20 min', '20분'],
    [2 * h + 5 * min, '2 h 5 min', '2시간 5분'],
    [1 * d, '1 day', '1일'],
    [2 * d - 1, '2 days', '2일'],
    [13 * d + 4 * h, '13 days', '13일'],
    [24 * h - 1, '1 day', '1일'],
    [400 * d, '400 days', '400일'],
    [3650 * d, '10 years', '10년'],
    [-90 * s, '1 min 30 s', '1분 30초'],
    [Number.POSITIVE_INFINITY, 'without end', '무기한'],
    [Number.NaN, '?', '?'],
  ])('says %d ms as %s and %s', (ms, en, ko) => {
    expect(formatDuration(ms)).toEqual({ en, ko });
  });

  it('never uses more than two units nor fills a unit beyond its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (ms) => {
        const { en } = formatDuration(ms);
        expect(en).toMatch(/^\d+ (ms|s|min|h|days?|years?)( \d+ (s|min|h|days?))?$/);
        expect(en).not.toMatch(/\b(6\d|[7-9]\d) (s|min)\b/);
        expect(en).not.toMatch(/\b1 (days|years)\b|\b([02-9]|\d\d+) (day|year)\b/);
      }),
    );
  });
});

describe('formatMoment', () => {
  const now = 1_780_000_000_000;
  it.each([
    [now + 20 * min, 'in 20 min', '20분 뒤'],
    [now - 3 * h, '3 h ago', '3시간 전'],
    [now + 400, 'now', '지금'],
    [Number.NaN, '?', '?'],
  ])('says %d', (at, en, ko) => {
    expect(formatMoment(at, now)).toEqual({ en, ko });
  });
});

describe('formatDate and formatTime', () => {
  const at = new Date(2026, 6, 3, 9, 5, 7).getTime();

  it('gives the date and time of the reader', () => {
    expect(formatDate(at)).toBe('2026-07-03 09:05:07');
  });

  it('leaves the date out on the same day only', () => {
    expect(formatTime(at, at + h)).toBe('09:05');
    expect(formatTime(at, at + d)).toBe('2026-07-03 09:05');
  });

  it('gives a question mark for what is no date', () => {
    expect(formatDate(Number.POSITIVE_INFINITY)).toBe('?');
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [4096, '4.1 kB'],
    [9960, '10 kB'],
    [999_700, '1 MB'],
    [12_345_678, '12 MB'],
    [Number.NaN, '?'],
  ])('says %d as %s', (n, text) => {
    expect(formatBytes(n)).toBe(text);
  });
});
