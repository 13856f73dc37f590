import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      // Time-outs are there for what hangs; a property that is slow on a busy machine is none of it.
      { extends: true, test: { name: 'unit', include: ['tests/{unit,property}/**/*.test.ts'], environment: 'node', testTimeout: 60_000 } },
      { extends: true, test: { name: 'ui', include: ['tests/ui/**/*.test.{ts,tsx}'], environment: 'happy-dom', testTimeout: 60_000 } },
      // One browser at a time: two cores are shared with the servers that the tests start.
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['**/prompt.test.ts', '**/cluster/**', '**/firefox/**'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'firefox',
          include: ['tests/e2e/firefox/*.test.ts'],
          environment: 'node',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      // Real clusters; all the ways in which Tomcat's nodes may die take minutes, so `npm test` leaves those out.
      {
        extends: true,
        test: { name: 'cluster', include: ['tests/e2e/cluster/*.test.ts'], environment: 'node', fileParallelism: false, hookTimeout: 120_000 },
      },
      // Needs a display and a keyboard beside the browser; the runner says so where there are none.
      {
        extends: true,
        test: { name: 'prompt', include: ['tests/e2e/**/prompt.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
});
