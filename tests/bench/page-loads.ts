import type { Bench } from './bench.ts';
import { measureFloor, measureIdle, measurePaused, measurePermission, measureRecorded, type PageLoad } from './page-load.ts';

const rounds = 15;
/** More where the goal lies within what chance does to one turn (measured: medians of 15 turns from 0.99 to 1.06). */
const manyRounds = 61;

export const pageLoad: Bench = {
  name: 'page-load',
  measures: 'load of a page with 300 cookie-bearing fetches in a recorded tab, against an extension whose same listeners do nothing',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.05 },
  granted: true,
  run: async () => measured(await measureRecorded(rounds)),
};

export const pageLoadIdle: Bench = {
  name: 'page-load-idle',
  measures: 'the same page in a tab that is not recorded, as nothing is, against no extension',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.02 },
  run: async () => measured(await measureIdle(manyRounds)),
};

export const pageLoadPaused: Bench = {
  name: 'page-load-paused',
  measures: 'the same page in a paused tab while another tab is recorded, against no extension',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 1.02 },
  granted: true,
  run: async () => measured(await measurePaused(rounds)),
};

/** What of that no extension with `webRequest` can do better: Chromium leads its requests past it without a listener too. */
export const pageLoadPermission: Bench = {
  name: 'page-load-permission',
  measures: 'the same page with an extension that has our permissions and listens to nothing, against no extension',
  unit: 'ratio',
  goal: null,
  run: async () => measured(await measurePermission(manyRounds)),
};

/** What no extension can do better: from its first listener on, Chromium leads every request of every tab past the extensions. */
export const pageLoadFloor: Bench = {
  name: 'page-load-floor',
  measures: 'the same page with an extension whose listeners are for a tab that is not there, against no extension',
  unit: 'ratio',
  goal: null,
  run: async () => measured(await measureFloor(rounds)),
};

function measured({ ratio, ours, other }: PageLoad) {
  return { value: ratio, detail: { oursMs: ours, otherMs: other } };
}
