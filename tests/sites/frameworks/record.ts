// Records the frameworks' sites in real Chromium and labels what is true of them: npm run record [-- id …]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { Role } from '../../../utils/session/types.ts';
import { findChromium } from '../../tools/find-chromium.mjs';
import type { Driver } from './driver.ts';
import { type HarEntry, recordHar } from './har-recorder.ts';
import { drivers } from './index.ts';
import type { CookieLabel, EventLabel, Labels } from './labels.ts';
import { type Front, openFront } from './processes.ts';
import { visitOf } from './visit.ts';
import { type Withholding, withhold } from './withhold.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../../fixtures/captures/', import.meta.url));
/** A fixture is read by people and by every clone. */
const mostBytes = 300_000;
/** Roles of cookies that may be needed to stay logged in. A balancer's cookie can be, and is still not the session. */
const neededRoles: ReadonlySet<Role> = new Set<Role>(['session-id', 'auth-token', 'remember-me', 'affinity']);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !drivers.some((driver) => driver.id === id));
if (unknown.length > 0) throw new Error(`No driver is called ${unknown.join(', ')}; there are ${drivers.map(({ id }) => id).join(', ')}.`);
installFrameworks();
const front = await openFront();
const browser = await launch(front);
let failures = 0;
for (const driver of drivers.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const lacking = lackingPackages(driver);
  if (lacking.length > 0) {
    failures += 1;
    console.error(`${driver.id}: needs Debian's ${lacking.join(', ')} (apt-get install)`);
    continue;
  }
  try {
    console.log(await record(driver, browser, front));
  } catch (error) {
    failures += 1;
    console.error(`${driver.id}: ${error instanceof Error ? error.message : error}`);
  }
}
await browser.close();
await front.close();
process.exitCode = failures === 0 ? 0 : 1;

async function record(driver: Driver, on: Browser, before: Front): Promise<string> {
  const stop = await before.serve(driver.servers);
  try {
    const events: EventLabel[] = [];
    const context = await on.createBrowserContext();
    const page = await context.newPage();
    const session = await page.createCDPSession();
    const recorder = await recordHar(session);
    await driver.walk(visitOf(driver, before, page, recorder, events));
    const har = recorder.har();
    await context.close();

    const apart = await on.createBrowserContext();
    const proved = await withhold(driver, visitOf(driver, before, await apart.newPage(), null, []), before);
    await apart.close();

    const labels: Labels = {
      schema: 'sessionscope.labels/1',
      id: driver.id,
      about: driver.about,
      recorded: { browser: await on.version(), with: versionsOf(driver) },
      cookies: cookieLabels(driver, cookiesIn(har.log.entries), proved.cookies),
      keepLoggedIn: proved.sets,
      carriers: driver.carriers ?? (driver.proof ? ['cookie'] : []),
      events: events.toSorted((a, b) => a.exchange - b.exchange),
    };
    const text = harText(har.log);
    if (text.length > mostBytes) throw new Error(`${text.length} bytes are too many for a fixture`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, `${driver.id}.har`), text);
    fs.writeFileSync(path.join(folder, `${driver.id}.labels.json`), `${JSON.stringify(labels, null, 1)}\n`);
    const told = labels.events.map(({ type, exchange }) => `${type}@${exchange}`).join(' ');
    return `${driver.id}: ${har.log.entries.length} entries, ${Math.round(text.length / 1000)} kB; ${told}; in with ${JSON.stringify(proved.sets)}`;
  } finally {
    await stop();
  }
}

/** One entry a line: differences between two recordings can be read. */
function harText({ entries, ...rest }: { readonly entries: readonly HarEntry[] }): string {
  const head = JSON.stringify({ log: rest }).slice(0, -2);
  return `${head},"entries":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}}\n`;
}

interface Met {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
}

/** Every cookie of the recording, as its lines scope it; those that scripts wrote are found in the requests. */
function cookiesIn(entries: readonly HarEntry[]): readonly Met[] {
  const met = new Map<string, Met>();
  const add = (one: Met) => met.set(`${one.name}@${one.domain}${one.path}`, one);
  for (const { request, response } of entries) {
    const { hostname, pathname } = new URL(request.url);
    for (const { name: header, value } of response.headers) {
      if (header.toLowerCase() !== 'set-cookie') continue;
      // What is only ever cleared was never there.
      if (/^[^=;]*=\s*(;|$)/.test(value) || /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(value)) continue;
      const name = value.split('=', 1)[0]?.trim() ?? '';
      const domain = /;\s*domain=\.?([^;]+)/i.exec(value)?.[1]?.trim() ?? hostname;
      const scope = /;\s*path=(\/[^;]*)/i.exec(value)?.[1]?.trim();
      add({ name, domain, path: scope ?? (pathname.replace(/\/[^/]*$/, '') || '/') });
    }
  }
  for (const { request } of entries) {
    const { hostname } = new URL(request.url);
    const line = request.headers.find(({ name }) => name.toLowerCase() === 'cookie')?.value ?? '';
    for (const name of line === '' ? [] : line.split('; ').map((pair) => pair.split('=', 1)[0] ?? '')) {
      if (![...met.values()].some((one) => one.name === name && (hostname === one.domain || hostname.endsWith(`.${one.domain}`))))
        add({ name, domain: hostname, path: '/' });
    }
  }
  return [...met.values()];
}

function cookieLabels({ id, roles }: Driver, met: readonly Met[], proved: readonly Withholding[]): readonly CookieLabel[] {
  return met.map(({ name, domain, path: scope }): CookieLabel => {
    const role = roles[`${name}@${domain}`] ?? roles[name];
    if (role === undefined) throw new Error(`${id}: the driver does not say what \`${name}\` of ${domain} is for`);
    const found = proved.find((one) => one.name === name && one.domain.replace(/^\./, '') === domain && one.path === scope);
    if (found && (found.without === 'out' || found.alone === 'in') && !neededRoles.has(role))
      throw new Error(`${id}: \`${name}\` is called ${role}, but it keeps the visitor logged in`);
    return { name, domain, path: scope, role, proof: found ? { without: found.without, alone: found.alone } : null };
  });
}

function launch({ plainPort, securePort }: Front): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium-family browser was found; set CHROMIUM_PATH.');
  return puppeteer.launch({
    executablePath,
    headless: true,
    pipe: true,
    // For the front's certificate, which nobody signed.
    acceptInsecureCerts: true,
    args: [
      // As in tests/tools/chromium.ts: root and containers have no sandbox.
      ...(process.getuid?.() === 0 || process.env['CI'] === 'true' ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
      `--host-resolver-rules=MAP *.test:443 127.0.0.1:${securePort}, MAP *.test:80 127.0.0.1:${plainPort}`,
    ],
  });
}

/** The frameworks are no dependency of the project: they are installed here when a recording is asked for. */
function installFrameworks(): void {
  const locked = packages('package-lock.json');
  const installed = packages('node_modules/.package-lock.json');
  const stale = Object.entries(locked).some(([place, { version, optional }]) => place !== '' && !optional && installed[place]?.version !== version);
  if (!stale) return;
  console.error('Installing the frameworks (npm ci in tests/sites/frameworks) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The frameworks could not be installed.');
}

function packages(file: string): Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>> {
  try {
    return (JSON.parse(fs.readFileSync(path.join(here, file), 'utf8')) as { packages: Record<string, { version?: string; optional?: boolean }> })
      .packages;
  } catch {
    return {};
  }
}

function lackingPackages({ servers }: Driver): readonly string[] {
  return servers.flatMap(({ debian = [] }) => debian).filter((name) => debianVersion(name) === '');
}

/** Empty when the package is not installed. */
function debianVersion(name: string): string {
  const { stdout } = spawnSync('dpkg-query', ['--show', name], { encoding: 'utf8' });
  return (stdout ?? '').split('\t')[1]?.trim() ?? '';
}

/** Of what the servers run on, so that a later recording can be told from this one. */
function versionsOf({ packages: names = [], servers }: Driver): Readonly<Record<string, string>> {
  const installed = packages('node_modules/.package-lock.json');
  const npm = names.map((name) => [name, installed[`node_modules/${name}`]?.version ?? '?'] as const);
  const debian = servers.flatMap(({ debian: list = [] }) => list).map((name) => [name, debianVersion(name)] as const);
  return Object.fromEntries([...npm, ...debian]);
}
