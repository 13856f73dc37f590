import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScratch, type Scratch } from './scratch.ts';

const lock = (packages: object) => JSON.stringify({ packages: { '': { name: 'x' }, ...packages } });
const wanted = lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-another-system': { version: '2.0.0', optional: true } });

let scratch: Scratch;
let browser: string;

beforeEach(() => {
  scratch = createScratch('prepare.mjs', 'find-chromium.mjs', 'find-firefox.mjs', 'find-display.mjs');
  scratch.write('package-lock.json', wanted);
  scratch.command('bin/npm', `require('fs').writeFileSync(${JSON.stringify(path.join(scratch.root, 'npm-ran'))}, process.argv.slice(2).join(' '))`);
  browser = scratch.command('elsewhere/my-chromium', '');
});
afterEach(() => scratch.remove());

const npmRan = () => {
  const file = path.join(scratch.root, 'npm-ran');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
};
const install = (packages: object) => scratch.write('node_modules/.package-lock.json', lock(packages));

describe('prepare, the dependencies', () => {
  it('says and does nothing when all is there, whatever the age of the files', () => {
    const installed = install({ 'node_modules/a': { version: '1.0.0' } });
    fs.utimesSync(installed, 0, 0);
    expect(scratch.run('prepare.mjs', ['--browser'], { CHROMIUM_PATH: browser })).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmRan()).toBeNull();
  });

  it('installs what the lock file says when there is nothing', () => {
    const { status, stdout } = scratch.run('prepare.mjs');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(npmRan()).toMatch(/^ci\b/);
  });

  it('installs anew when a version differs, or when the last installation was cut short', () => {
    install({ 'node_modules/a': { version: '0.9.0' } });
    scratch.run('prepare.mjs');
    expect(npmRan()).toMatch(/^ci\b/);
    fs.rmSync(path.join(scratch.root, 'npm-ran'));
    scratch.write('node_modules/.package-lock.json', '{"packages": {');
    scratch.run('prepare.mjs');
    expect(npmRan()).toMatch(/^ci\b/);
  });

  it('keeps the output of npm away from stdout, which a program may read, and fails when npm fails', () => {
    scratch.command('bin/npm', `console.log('chatter'); process.exit(7)`);
    const { status, stdout, stderr } = scratch.run('prepare.mjs');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('chatter');
    expect(stderr).toContain('could not be installed');
  });
});

describe('prepare, the browser', () => {
  const missing = { CHROMIUM_PATH: '/nowhere/chromium' };
  beforeEach(() => {
    install({ 'node_modules/a': { version: '1.0.0' } });
  });

  it('does not look for one when none is wanted', () => {
    expect(scratch.run('prepare.mjs', [], missing)).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('says in one sentence what is missing, and fails', () => {
    const { status, stdout, stderr } = scratch.run('prepare.mjs', ['--browser'], missing);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('CHROMIUM_PATH');
  });

  it('only warns where a browser is optional, but not in CI', () => {
    const optional = scratch.run('prepare.mjs', ['--browser=optional'], missing);
    expect(optional.status).toBe(0);
    expect(optional.stderr).not.toBe('');
    expect(scratch.run('prepare.mjs', ['--browser=optional'], { ...missing, CI: 'true' }).status).toBe(1);
  });
});
