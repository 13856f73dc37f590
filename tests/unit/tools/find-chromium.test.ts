import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../tools/find-chromium.mjs';
import { createScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(() => scratch.remove());

describe('finding a browser', () => {
  it('takes the one that CHROMIUM_PATH names, before any other', () => {
    const mine = scratch.command('mine/chrome', '');
    scratch.command('bin/chromium', '');
    expect(findChromium({ CHROMIUM_PATH: mine, PATH: path.join(scratch.root, 'bin') })).toBe(mine);
  });

  it('does not replace a wrong CHROMIUM_PATH by another browser', () => {
    scratch.command('bin/chromium', '');
    expect(findChromium({ CHROMIUM_PATH: '/nowhere/chrome', PATH: path.join(scratch.root, 'bin') })).toBeNull();
  });

  it.runIf(process.platform === 'linux').each(['chromium', 'google-chrome', 'microsoft-edge', 'brave-browser'])('finds %s on the PATH', (name) => {
    const file = scratch.command(`bin/${name}`, '');
    expect(findChromium({ PATH: `/nowhere:${path.join(scratch.root, 'bin')}` })).toBe(file);
  });
});
