import { expect, it } from 'vitest';
import { startChromium } from '../../differential/chromium.ts';
import { play } from '../../differential/run.ts';

/** The engine against the real browser: its own verdicts, its store, what the server received and what scripts see. */
it('says of 1,500 lines and their cookies what Chromium does', { timeout: 300_000 }, async () => {
  const { lines, disagreements } = await play(startChromium, { lines: 1500, seed: 20_260_701 });
  expect(disagreements).toEqual([]);
  expect(lines).toBeGreaterThanOrEqual(1500);
});
