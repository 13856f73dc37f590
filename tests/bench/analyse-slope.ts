import type { Exchange } from '../../utils/http/exchange.ts';
import { analyse, createAnalysis } from '../../utils/session/index.ts';
import type { Analysis } from '../../utils/session/types.ts';
import { type Bench, interleaved, timed } from './bench.ts';
import { traffic } from './traffic.ts';

const few = 1000;
const many = 100_000;
/** Exchanges of one turn. */
const slice = 500;

/** A recording that can go on: each turn takes the next exchanges. */
function grown(count: number): () => number {
  let analysis: Analysis = traffic(count).reduce(analyse, createAnalysis({ browser: 'chromium' }));
  let next = count;
  return () => {
    const more: readonly Exchange[] = traffic(slice, next);
    next += slice;
    return timed(() => {
      for (const one of more) analysis = analyse(analysis, one);
    });
  };
}

export const analyseSlope: Bench = {
  name: 'analyse-slope',
  measures: 'cost of an exchange in a recording of 100,000 against one of 1,000',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.1 },
  run: async () => {
    const large = grown(many);
    const { ratio, one, other } = interleaved(31, large, () => grown(few)());
    return { value: ratio, detail: { atManyMicroseconds: (1000 * one) / slice, atFewMicroseconds: (1000 * other) / slice } };
  },
};
