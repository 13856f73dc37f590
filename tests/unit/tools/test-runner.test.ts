import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScratch, type Scratch } from './scratch.ts';

/** A vitest that writes the result it is told, as the JSON reporter does. */
const vitest = (results: Readonly<Record<string, object | null>>, status = 0) => `
const project = process.argv[process.argv.indexOf('--project') + 1];
const result = ${JSON.stringify(results)}[project];
const file = process.argv.find((arg) => arg.startsWith('--outputFile.json=')).slice('--outputFile.json='.length);
if (result) require('fs').writeFileSync(file, JSON.stringify(result));
process.exit(${status});`;

const result = (numPassedTests: number, numFailedTests = 0) => ({ numPassedTests, numFailedTests, success: numFailedTests === 0 });
const allGreen = { unit: result(10), ui: result(5), e2e: result(2), firefox: result(4), cluster: result(3), prompt: result(1) };

let scratch: Scratch;
let CHROMIUM_PATH: string;
let FIREFOX_PATH: string;

beforeEach(() => {
  scratch = createScratch('test.mjs', 'find-chromium.mjs', 'find-firefox.mjs', 'find-display.mjs');
  for (const name of ['tsc', 'biome', 'wxt']) scratch.command(`node_modules/.bin/${name}`, '');
  scratch.command('node_modules/.bin/vitest', vitest(allGreen));
  CHROMIUM_PATH = scratch.command('bin/chromium', '');
  FIREFOX_PATH = scratch.command('elsewhere/firefox', '');
});
afterEach(() => scratch.remove());

function run(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = scratch.run('test.mjs', args, { CHROMIUM_PATH, FIREFOX_PATH, ...env });
  return { status, stderr, last: stdout.trimEnd().split('\n').at(-1) };
}

describe('npm test', () => {
  it('sums all runners on its last line: types, lint and each of the four builds count as one', () => {
    expect(run()).toMatchObject({ status: 0, last: '30 passed, 0 failed' });
  });

  it('goes on after a failure, counts it and exits non-zero', () => {
    scratch.command('node_modules/.bin/biome', 'process.exit(1)');
    scratch.command('node_modules/.bin/vitest', vitest({ ...allGreen, unit: result(8, 2) }));
    expect(run()).toMatchObject({ status: 1, last: '27 passed, 3 failed' });
  });

  it('counts a runner that crashed without a result as failed', () => {
    scratch.command('node_modules/.bin/vitest', vitest({ ...allGreen, ui: null }));
    expect(run()).toMatchObject({ status: 1, last: '25 passed, 1 failed' });
  });

  it('counts a runner as failed that found no test, or that failed though every test passed', () => {
    scratch.command('node_modules/.bin/vitest', vitest({ unit: result(0) }));
    expect(run(['unit'])).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
    scratch.command('node_modules/.bin/vitest', vitest(allGreen, 1));
    expect(run(['unit'])).toMatchObject({ status: 1, last: '10 passed, 1 failed' });
  });

  it('counts a command that is not there as failed', () => {
    scratch.write('node_modules/.bin/tsc', 'not executable');
    expect(run(['types'])).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
  });

  it('skips the browser tests loudly without a browser, and fails them in CI', () => {
    const none = { CHROMIUM_PATH: '/nowhere/chromium' };
    const skipped = run([], none);
    expect(skipped).toMatchObject({ status: 0, last: '28 passed, 0 failed' });
    expect(skipped.stderr).toContain('NO BROWSER');
    expect(run([], { ...none, CI: 'true' })).toMatchObject({ status: 1, last: '28 passed, 1 failed' });
  });

  it('skips the tests in Firefox loudly without one, and fails them in CI', () => {
    const none = { FIREFOX_PATH: '/nowhere/firefox' };
    const skipped = run([], none);
    expect(skipped).toMatchObject({ status: 0, last: '24 passed, 0 failed' });
    expect(skipped.stderr).toContain('FIREFOX_PATH');
    expect(run(['firefox'], { ...none, CI: 'true' })).toMatchObject({ status: 1, last: '0 passed, 1 failed' });
  });

  it('skips the test of the permission prompt loudly without a display or a keyboard, and fails it in CI', () => {
    expect(run().stderr).toContain('NO DISPLAY');
    scratch.command('bin/Xvfb', '');
    // Elsewhere than on Linux no installation would help.
    const onLinux = process.platform === 'linux';
    expect(run(['prompt'], { CI: 'true' })).toMatchObject({
      status: 1,
      last: `0 passed, ${onLinux ? 1 : 0} failed`,
      stderr: expect.stringContaining('xdotool'),
    });
    scratch.command('bin/xdotool', '');
    expect(run(['prompt']).last).toBe(onLinux ? '1 passed, 0 failed' : '0 passed, 0 failed');
  });

  it('runs only what is named, and says which names there are', () => {
    expect(run(['ui', 'lint'])).toMatchObject({ status: 0, last: '6 passed, 0 failed' });
    const unknown = run(['e3e']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('types, lint, build, unit, ui, e2e, firefox, cluster, prompt');
  });
});
