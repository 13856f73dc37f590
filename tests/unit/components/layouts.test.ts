import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutPicture } from '../../../components/cluster/picture-layout.ts';
import { layoutSequence } from '../../../components/sequence/layout.ts';
import { layoutTimeline } from '../../../components/sessions/timeline.ts';
import type { Sequence } from '../../../utils/lessons/lesson.ts';

const marks = fc.array(fc.record({ time: fc.integer({ min: 0, max: 100_000 }), labelWidth: fc.integer({ min: 10, max: 90 }) }), { maxLength: 40 });

describe('the timeline of a session', () => {
  it('never lets two labels of a row touch, nor one leave the drawing', () => {
    fc.assert(
      fc.property(marks, fc.integer({ min: 200, max: 1600 }), (unsorted, width) => {
        const sorted = unsorted.toSorted((a, b) => a.time - b.time);
        const layout = layoutTimeline({ from: 0, to: 100_000 }, [], sorted, width);
        const rows = new Map<number, number>();
        for (const { labelX, row, index } of layout.marks) {
          const labelWidth = sorted[index]?.labelWidth ?? 0;
          expect(labelX).toBeGreaterThanOrEqual(rows.get(row) ?? 0);
          expect(labelX + labelWidth).toBeLessThanOrEqual(width);
          rows.set(row, labelX + labelWidth);
        }
        expect(layout.rows).toBe(rows.size);
      }),
    );
  });

  it('draws at most one tick a pixel, and a capture of one moment at its left end', () => {
    const requests = Array.from({ length: 5000 }, (_, index) => index);
    expect(layoutTimeline({ from: 0, to: 5000 }, requests, [], 300).ticks.length).toBeLessThanOrEqual(300);
    expect(layoutTimeline({ from: 7, to: 7 }, [7], [{ time: 7, labelWidth: 40 }], 300)).toMatchObject({ ticks: [6], marks: [{ x: 6, labelX: 2 }] });
  });
});

describe('a sequence diagram', () => {
  const word = { en: 'x', ko: 'x' };
  const step = (from: 'browser' | 'server' | 'store', to: 'browser' | 'server' | 'store'): Sequence['steps'][number] => ({
    from,
    to,
    label: word,
    note: word,
    exchange: null,
    basis: 'suggested',
  });
  const sequence: Sequence = {
    title: word,
    actors: (['browser', 'server', 'store'] as const).map((id) => ({ id, title: word })),
    steps: [step('browser', 'server'), step('server', 'store'), step('store', 'server'), step('browser', 'browser'), step('store', 'store')],
  };

  it.each([320, 400, 860])('keeps boxes, arrows and labels inside %i pixels', (width) => {
    const { actors, steps } = layoutSequence(sequence, width, 'en');
    for (const { x, width: box } of actors) {
      expect(x - box / 2).toBeGreaterThanOrEqual(0);
      expect(x + box / 2).toBeLessThanOrEqual(width);
    }
    for (const { labelX, labelWidth } of steps) {
      expect(labelWidth).toBeGreaterThan(0);
      expect(labelX).toBeGreaterThanOrEqual(0);
      expect(labelX + labelWidth).toBeLessThanOrEqual(width);
    }
  });

  it('points every arrow from its sender to its receiver', () => {
    const { actors, steps } = layoutSequence(sequence, 600, 'en');
    const [browser, server, store] = actors.map(({ x }) => x);
    expect(steps.map(({ x1, x2 }) => [x1, x2])).toEqual([
      [browser, server],
      [server, store],
      [store, server],
      [browser, browser],
      [store, store],
    ]);
  });

  it('gives a long label the lines that it needs, and the next row its place below', () => {
    const long = 'The server looks the session up in its store, finds the user and writes the answer for exactly this user';
    const wordy = { ...sequence, steps: [{ ...step('browser', 'server'), label: { en: long, ko: word.ko } }, step('browser', 'server')] };
    const english = layoutSequence(wordy, 400, 'en').steps;
    const korean = layoutSequence(wordy, 400, 'ko').steps;
    expect(english[0]?.height).toBeGreaterThan(2 * (korean[0]?.height ?? 0));
    expect(english[1]?.top).toBe((english[0]?.top ?? 0) + (english[0]?.height ?? 0));
  });
});

describe('the drawn cluster', () => {
  it('draws many servers lower, one above the other without touching', () => {
    for (const count of [3, 6, 7, 16]) {
      const { servers, nodeHeight, height } = layoutPicture(count, 2, 700);
      for (let index = 1; index < servers.length; index += 1)
        expect((servers[index]?.y ?? 0) - (servers[index - 1]?.y ?? 0)).toBeGreaterThan(nodeHeight);
      expect((servers.at(-1)?.y ?? 0) + nodeHeight / 2).toBeLessThanOrEqual(height);
      expect(height).toBeLessThan(600);
    }
  });

  it.each([320, 374, 700, 820])('keeps its columns apart and inside %i pixels, with a store and its replica too', (width) => {
    for (const stores of [0, 1, 2] as const) {
      const { browser, balancer, servers, store, replica, nodeWidth } = layoutPicture(3, stores, width);
      const columns = [browser, balancer, ...servers.slice(0, 1), ...(store ? [store] : [])].map(({ x }) => x);
      for (let index = 1; index < columns.length; index += 1)
        expect((columns[index] ?? 0) - (columns[index - 1] ?? 0)).toBeGreaterThanOrEqual(nodeWidth + 20 - 1e-9);
      for (const { x } of [browser, balancer, ...servers, store, replica].filter((point) => point !== null)) {
        expect(x - nodeWidth / 2).toBeGreaterThanOrEqual(0);
        expect(x + nodeWidth / 2).toBeLessThanOrEqual(width);
      }
    }
  });
});
