// Runs before `npm start` and `npm test`, on a machine that may have nothing but Node: so no dependency may be imported here.
// Says nothing when all is there; speaks on stderr only, because the output of `npm run inspect` is read by programs.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { missingForPrompt } from './find-display.mjs';
import { findFirefox } from './find-firefox.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wantsBrowser = process.argv.includes('--browser') || process.argv.includes('--browser=optional');
/** Only `npm test` answers the browser's permission prompt, records in Firefox too, and asks a real session store and real clusters. */
const wantsAll = process.argv.includes('--browser=optional');
const mayLack = wantsAll && process.env.CI !== 'true';

let listsAreFresh = false;
if (dependenciesAreStale()) installDependencies();
const lacksBrowser = wantsBrowser && findChromium() === null;
if (lacksBrowser && !process.env.CHROMIUM_PATH) installFromDistribution('chromium', 'fonts-liberation', 'fonts-nanum');
if (wantsAll && missingForPrompt().length > 0) installFromDistribution('xvfb', 'xdotool');
if (wantsAll && findFirefox() === null && !process.env.FIREFOX_PATH) installFromDistribution('firefox-esr');
if (wantsAll && !isInPath('redis-server')) installFromDistribution('redis-server');
if (wantsAll && !fs.existsSync('/usr/share/tomcat10')) installFromDistribution('tomcat10-common', 'default-jre-headless');
if (lacksBrowser && findChromium() === null) {
  say(
    process.env.CHROMIUM_PATH
      ? 'There is no browser where CHROMIUM_PATH says: correct it, or unset it to have the usual places searched.'
      : 'No Chromium-family browser was found: install Chromium, Chrome, Edge or Brave, or set CHROMIUM_PATH to the one to use.',
  );
  if (!mayLack) process.exit(1);
}

/**
 * npm leaves a copy of the lock file in node_modules of what it has put there. The copies are compared, not their times:
 * a checkout makes every file new, and a copied folder makes every file old. Optional packages are those of other systems.
 */
function dependenciesAreStale() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).some(
    ([place, { version, optional }]) => place !== '' && (installed[place]?.version ?? (optional ? version : undefined)) !== version,
  );
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

function installDependencies() {
  say('Installing dependencies (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status === 0) return;
  say('The dependencies could not be installed: look above for what npm said.');
  process.exit(1);
}

/** Only where it needs no question: Debian or Ubuntu, as root. One call for what belongs together: not every distribution has every package. */
function installFromDistribution(...packages) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return;
  say(`Installing ${packages.join(', ')} from the distribution (apt-get) …`);
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    if (!listsAreFresh) execFileSync('apt-get', ['update', '-qq'], options);
    listsAreFresh = true;
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
  } catch {
    // What is missing is said by the caller, and by the tests that lack it.
  }
}

function isInPath(name) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => folder !== '' && fs.existsSync(path.join(folder, name)));
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
