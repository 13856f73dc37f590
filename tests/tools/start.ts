import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { type Demo, startDemo } from '../sites/demo/site.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { tour, tourFaults } from './tour.ts';

/** Builds the extension, starts the demo shop unless a site is named, and opens the browser on it with our panel in DevTools. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const site = siteAsked(process.argv[2]);
const started: { close(): Promise<void> }[] = [];

// What was started last is closed first. Windows has no process groups, so every end goes through here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(signal === 'SIGINT' ? 130 : 143));

try {
  build();
  // By itself it has to show what a mistake looks like; a person switches them on at /faults.
  const demo = site === null ? keep(await startDemo({ faults: hasDisplay ? [] : tourFaults })) : null;
  const chromium = keep(await launchChromium({ headless: !hasDisplay, acceptInsecureCerts: demo !== null }));
  const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
  if (hasDisplay) await open(chromium, page, demo);
  else await tour(chromium, page, demo ?? String(site), path.join(root, '.output/tour'));
  await end(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await end(1);
}

async function open(chromium: Chromium, page: Page, demo: Demo | null): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    chromium.browser.once('disconnected', () => resolve());
    // On macOS a browser without windows goes on running.
    page.once('close', () => resolve());
  });
  // DevTools first: what is loaded before they are open is not recorded.
  await chromium.openPanel(page);
  await page.goto(demo?.http ?? String(site)).catch((error: unknown) => console.error(`The site did not load: ${String(error)}`));
  console.log(whatToDo(demo));
  await closed;
}

function whatToDo(demo: Demo | null): string {
  const end = 'Close the browser or press Ctrl-C to end.';
  if (demo === null)
    return `\n${site} is open, with DevTools on the panel Sessionscope. Use the site: what it does with cookies is recorded.\n${end}`;
  return `
The demo shop is open, with DevTools on the panel Sessionscope.
  ${demo.http}   (and ${demo.https})

1. Put something into the cart, then log in as ada with the password lovelace.
2. In the panel, Traffic shows the login exchange by exchange; Sessions says which cookie is the session and when it ends.
3. Turn a mistake on at ${demo.http}/faults, clear the recording, log in and out again, and look at Findings.

${end}`;
}

/** The output of the build is shown only when it fails. */
function build(): void {
  console.log('Building the extension …');
  const wxt = path.join(root, 'node_modules/wxt/bin/wxt.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [wxt, 'build'], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${stdout}${stderr}\nThe extension could not be built.`);
}

function siteAsked(asked: string | undefined): string | null {
  if (asked === undefined) return null;
  const url = /^https?:\/\//.test(asked) ? asked : `https://${asked}`;
  if (URL.canParse(url)) return url;
  console.error(`${asked} is not the address of a site.`);
  process.exit(2);
}

function keep<T extends { close(): Promise<void> }>(one: T): T {
  started.push(one);
  return one;
}

async function end(status: number): Promise<never> {
  for (const one of started.splice(0).reverse()) await one.close().catch(() => undefined);
  process.exit(status);
}
