/** One thing that is measured: one file named after it, one object, listed in `index.ts`. */
export interface Bench {
  readonly name: string;
  /** What the value is, in one sentence. */
  readonly measures: string;
  readonly unit: 'ratio' | 'ms' | 'bytes' | 'cases' | 'share';
  /** `at-most` and `at-least` are goals; a figure without one is only told. */
  readonly goal: { readonly kind: 'at-most' | 'at-least'; readonly value: number } | null;
  /** Whether it drives the build whose optional hosts are granted. */
  readonly granted?: true;
  run(): Promise<Measured>;
}

export interface Measured {
  readonly value: number;
  /** What the value was made of, for whoever doubts it. */
  readonly detail?: Readonly<Record<string, number | string>>;
  /** More to read, below the table. */
  readonly report?: string;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 0 ? [sorted[middle - 1], sorted[middle]] : [sorted[middle], sorted[middle]];
  return (low + high) / 2;
}

/** How long `work` takes, milliseconds. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * The median of the ratios one : other over `rounds` turns, who begins changing from turn to turn: what a busy machine does
 * to one side it does to the other. Two more turns come first and are not counted.
 */
export function interleaved(
  rounds: number,
  one: () => number,
  other: () => number,
): { readonly ratio: number; readonly one: number; readonly other: number } {
  const turns: (readonly [number, number])[] = [];
  for (let round = -2; round < rounds; round += 1) {
    let pair: readonly [number, number];
    if (round % 2 === 0) {
      const a = one();
      pair = [a, other()];
    } else {
      const b = other();
      pair = [one(), b];
    }
    if (round >= 0) turns.push(pair);
  }
  return { ratio: median(turns.map(([a, b]) => a / b)), one: median(turns.map(([a]) => a)), other: median(turns.map(([, b]) => b)) };
}
