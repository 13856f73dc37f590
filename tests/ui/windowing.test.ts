import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtEnd, rowInTheMiddle, scrollToRow, staysAtEnd, windowOf } from '../../components/ui/windowing.ts';

describe('windowOf', () => {
  it('draws a screenful and some more of a hundred thousand rows, and leaves the height as it is', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(2_400_000), fc.nat(2000), (count, scrollTop, height) => {
        const { start, end, before, after } = windowOf(count, 24, scrollTop, height);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - start).toBeLessThanOrEqual(Math.ceil(height / 24) + 20);
        expect(before + (end - start) * 24 + after).toBe(count * 24);
      }),
    );
  });

  it('covers every row that is in sight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(100_000), fc.integer({ min: 24, max: 2000 }), (count, at, height) => {
        const scrollTop = Math.min(at, Math.max(0, count * 24 - height));
        const { start, end } = windowOf(count, 24, scrollTop, height);
        expect(start * 24).toBeLessThanOrEqual(scrollTop);
        expect(end * 24).toBeGreaterThanOrEqual(Math.min(count * 24, scrollTop + height));
      }),
    );
  });
});

describe('scrollToRow', () => {
  it.each([
    ['above', 0, 240, 0],
    ['in sight', 12, 240, null],
    ['below', 50, 240, 51 * 24 + 24 - 240],
  ])('a row %s', (_, row, scrollTop, expected) => {
    expect(scrollToRow(row, 24, scrollTop, 240, 24)).toBe(expected);
  });
});

it('follows only at the end', () => {
  expect(isAtEnd(760, 240, 1000)).toBe(true);
  expect(isAtEnd(700, 240, 1000)).toBe(false);
});

it.each([
  ['rows came after it went to the end', true, 1000, 1000, 2400, true],
  ['somebody scrolls back', true, 1000, 900, 1240, false],
  ['somebody reads further up while rows come', false, 500, 500, 2400, false],
  ['somebody scrolls to the end', false, 500, 1000, 1240, true],
  ['the list became shorter', true, 1000, 100, 340, true],
])('a table that follows: %s', (_, was, lastTop, scrollTop, scrollHeight, expected) => {
  expect(staysAtEnd(was, lastTop, { scrollTop, clientHeight: 240, scrollHeight })).toBe(expected);
});

describe('rowInTheMiddle', () => {
  it('leaves as much above the row as below it', () => {
    // Header 24, so 480 pixels of rows are seen: 228 above the row, 24 of it, 228 below.
    expect(rowInTheMiddle(100, 24, 504, 24)).toBe(100 * 24 - 228);
  });

  it('does not scroll above the first row', () => {
    expect(rowInTheMiddle(2, 24, 504, 24)).toBe(0);
  });
});
