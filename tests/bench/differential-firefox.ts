import { startFirefox } from '../differential/firefox.ts';
import { play } from '../differential/run.ts';
import type { Bench } from './bench.ts';

export const differentialFirefox: Bench = {
  name: 'differential-firefox',
  measures: 'scenarios in which the engine and Firefox disagree, of as many as hold 20,000 Set-Cookie lines',
  unit: 'cases',
  goal: { kind: 'at-most', value: 0 },
  async run() {
    const { lines, scenarios, disagreements } = await play(startFirefox, { lines: 20_000, seed: 1 });
    return { value: disagreements.length, detail: { lines, scenarios, ...Object.fromEntries(disagreements.map((text, at) => [`${at + 1}`, text])) } };
  },
};
