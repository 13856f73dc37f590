import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { benches } from '../../bench/index.ts';

const folder = fileURLToPath(new URL('../../bench/', import.meta.url));
const index = fs.readFileSync(`${folder}index.ts`, 'utf8');

it.each(fs.readdirSync(folder).filter((file) => /^export const \w+: Bench\b/m.test(fs.readFileSync(folder + file, 'utf8'))))(
  '%s is measured by `npm run bench`',
  (file) => {
    expect(index, `tests/bench/${file} holds a bench that nobody runs: import it in tests/bench/index.ts and add it to the list there`).toContain(
      `'./${file}'`,
    );
  },
);

it('knows each bench by a name of its own', () => {
  const names = benches.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
