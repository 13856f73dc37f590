import type { Bench } from './bench.ts';
import { measureIdle, measureRecorded } from './page-load.ts';

const rounds = 15;

export const pageLoad: Bench = {
  name: 'page-load',
  measures: 'load of a page with 300 cookie-bearing fetches in a recorded tab, against an extension whose same listeners do nothing',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.05 },
  granted: true,
  run: async () => {
    const { ratio, ours, other } = await measureRecorded(rounds);
    return { value: ratio, detail: { oursMs: ours, otherMs: other } };
  },
};

export const pageLoadIdle: Bench = {
  name: 'page-load-idle',
  measures: 'the same page in a tab that is not recorded, against no extension',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.02 },
  granted: true,
  run: async () => {
    const { ratio, ours, other } = await measureIdle(rounds);
    return { value: ratio, detail: { oursMs: ours, otherMs: other } };
  },
};
