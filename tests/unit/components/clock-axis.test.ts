import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisMarks, barLength } from '../../../components/ui/clock-axis.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('the axis of the clocks', () => {
  it('ends where the furthest clock does', () => {
    expect(barLength(0, 30 * day)).toBe(0);
    expect(barLength(30 * day, 30 * day)).toBe(100);
  });

  it('leaves room between its words, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 400 * day }), (furthest) => {
        const marks = axisMarks(furthest);
        const places = [0, ...marks.map(({ at }) => at)];
        for (const [index, at] of places.entries()) if (index > 0) expect(at - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(18);
        expect(places.at(-1)).toBeLessThanOrEqual(100);
        for (const { after } of marks) expect(after).toBeLessThanOrEqual(furthest);
      }),
    );
  });

  it('names minutes, hours and days up to a month', () => {
    expect(axisMarks(30 * day).map(({ after }) => after)).toEqual([minute, hour, day, 30 * day]);
  });

  it('has nothing to name under a minute', () => {
    expect(axisMarks(30_000)).toEqual([]);
  });
});
