// `npm test`: everything that is checked, one runner after the other, and one line at the end that sums them up.
// `npm test -- unit e2e` runs only these.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { missingForPrompt } from './find-display.mjs';
import { findFirefox } from './find-firefox.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name) => path.join(root, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-test-'));

const granted = { SESSIONSCOPE_HOSTS: 'granted' };

const runners = {
  types: () => check(bin('tsc'), ['--noEmit']),
  lint: () => check(bin('biome'), ['check', '--config-path=tests/lint.json', '--diagnostic-level=warn', '.']),
  build: () => inTurn([() => check(bin('wxt'), ['build']), () => check(bin('wxt'), ['build'], granted)]),
  unit: () => vitest('unit'),
  ui: () => vitest('ui'),
  e2e: () => (findChromium() === null ? withoutBrowser('Chromium', 'CHROMIUM_PATH') : vitest('e2e')),
  firefox: () =>
    findFirefox() === null
      ? withoutBrowser('Firefox', 'FIREFOX_PATH')
      : inTurn([
          () => check(bin('wxt'), ['build', '-b', 'firefox']),
          () => check(bin('wxt'), ['build', '-b', 'firefox'], granted),
          () => vitest('firefox'),
        ]),
  cluster: () => vitest('cluster', ['tests/e2e/cluster/node.test.ts', 'tests/e2e/cluster/tomcat.test.ts']),
  prompt: () => (findChromium() === null ? nothing : missingForPrompt().length > 0 ? withoutDisplay() : vitest('prompt')),
};

/** Without a browser the runner before has said it. */
const nothing = { passed: 0, failed: 0 };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(runners, name));
if (unknown.length > 0) {
  console.error(`No runner is called ${unknown.join(', ')}. There are: ${Object.keys(runners).join(', ')}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(runners)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  console.log(`\n== ${name}`);
  const result = await run();
  passed += result.passed;
  failed += result.failed;
  console.log(`== ${name}: ${result.passed} passed, ${result.failed} failed, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
fs.rmSync(scratch, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function check(command, args, env = {}) {
  const status = await run(command, args, env);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function inTurn(checks) {
  const sum = { passed: 0, failed: 0 };
  for (const one of checks) {
    const result = await one();
    sum.passed += result.passed;
    sum.failed += result.failed;
  }
  return sum;
}

/** A run that leaves no result, or no test at all, has failed. */
async function vitest(project, files = []) {
  const file = path.join(scratch, `${project}.json`);
  const status = await run(bin('vitest'), [
    'run',
    ...files,
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, success } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const crashed = numFailedTests === 0 && (status !== 0 || !success || numPassedTests === 0);
  return { passed: numPassedTests, failed: numFailedTests + (crashed ? 1 : 0) };
}

/** Where CI is meant, a test that could not run has failed; on a person's machine it is said loudly. */
function withoutBrowser(name, variable) {
  console.error(`\n!! NO BROWSER: the end-to-end tests in ${name} did not run. Install ${name} or set ${variable}.\n`);
  return { passed: 0, failed: process.env.CI === 'true' ? 1 : 0 };
}

/** Only Linux has a display without a screen: elsewhere this is no fault of the machine. */
function withoutDisplay() {
  console.error(`\n!! NO DISPLAY: the browser's permission prompt was not tested. Install ${missingForPrompt().join(' and ')} (on Linux).\n`);
  return { passed: 0, failed: process.env.CI === 'true' && process.platform === 'linux' ? 1 : 0 };
}

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
