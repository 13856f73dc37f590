import { expect, it } from 'vitest';
import { startFirefox } from '../../differential/firefox.ts';
import { play } from '../../differential/run.ts';

/** The engine against the real browser: its store, what the server received and what scripts see. It gives no reasons. */
it('does with 1,500 lines and their cookies what Firefox does', { timeout: 300_000 }, async () => {
  const { lines, disagreements } = await play(startFirefox, { lines: 1500, seed: 20_260_701 });
  expect(disagreements).toEqual([]);
  expect(lines).toBeGreaterThanOrEqual(1500);
});
