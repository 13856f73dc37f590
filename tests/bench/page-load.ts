import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { extensionDir, launchChromium, until } from '../tools/chromium.ts';
import { findChromium } from '../tools/find-chromium.mjs';

/**
 * What the recording costs the page: loads of a page with 300 fetches that carry cookies, in browsers that stand side by side
 * and take turns. Needs `.output/chrome-mv3-granted`.
 */

const fetches = 300;

export interface PageLoad {
  /** Medians, milliseconds. */
  readonly ours: number;
  readonly other: number;
  /** The median of the ratios of the turns: what a busy machine does to one turn it does to both sides. */
  readonly ratio: number;
}

/** A recorded tab, against an extension whose same listeners do nothing. */
export function measureRecorded(rounds: number): Promise<PageLoad> {
  return compare(rounds, openRecorded, () => openWith(listenersThatDoNothing({ urls: ['<all_urls>'] }, 'and to the cookie store')));
}

/** A tab that nobody records, as no tab is: the extension as it is installed, without access to any site. Against no extension. */
export function measureIdle(rounds: number): Promise<PageLoad> {
  return compare(rounds, openIdle, () => openWith(null));
}

/** A tab in which recording is paused while another one is recorded, against no extension. */
export function measurePaused(rounds: number): Promise<PageLoad> {
  return compare(rounds, openPaused, () => openWith(null));
}

/** Listeners for a tab that does not exist, against no extension. */
export function measureFloor(rounds: number): Promise<PageLoad> {
  return compare(
    rounds,
    () => openWith(listenersThatDoNothing({ urls: ['<all_urls>'], tabId: 999_999 })),
    () => openWith(null),
  );
}

/** Our permissions alone, as after installation, without a listener, against no extension. */
export function measurePermission(rounds: number): Promise<PageLoad> {
  return compare(
    rounds,
    () => openWith(withBackground('', [])),
    () => openWith(null),
  );
}

interface Opened {
  readonly page: Page;
  close(): Promise<void>;
}

async function compare(rounds: number, openOurs: (origin: string) => Promise<Opened>, openOther: () => Promise<Opened>): Promise<PageLoad> {
  const { origin, stop } = await serve();
  const ours = await openOurs(origin);
  const other = await openOther();
  const times: (readonly [ours: number, other: number])[] = [];
  try {
    // The first loads fill caches and start workers; they are not counted.
    for (let round = -2; round < rounds; round += 1) {
      const turn = round % 2 === 0 ? [ours, other] : [other, ours];
      const taken = new Map<Opened, number>();
      for (const side of turn) taken.set(side, await load(side.page, origin));
      if (round >= 0) times.push([taken.get(ours) ?? 0, taken.get(other) ?? 0]);
    }
  } finally {
    await Promise.allSettled([ours.close(), other.close(), stop()]);
  }
  return {
    ours: median(times.map(([one]) => one)),
    other: median(times.map(([, one]) => one)),
    ratio: median(times.map(([one, another]) => one / another)),
  };
}

/** From the navigation's start until the last of its fetches was read. */
async function load(page: Page, origin: string): Promise<number> {
  await page.bringToFront();
  await page.goto(`${origin}/page`);
  return until(() => page.evaluate(() => (globalThis as { readonly done?: number }).done ?? null), 60_000);
}

async function openRecorded(origin: string): Promise<Opened> {
  const chromium = await launchChromium({ extension: extensionDir('granted') });
  const page = await chromium.browser.newPage();
  await page.goto(origin);
  return { page, close: chromium.close };
}

async function openIdle(): Promise<Opened> {
  const chromium = await launchChromium();
  return { page: await chromium.browser.newPage(), close: chromium.close };
}

async function openPaused(origin: string): Promise<Opened> {
  const chromium = await launchChromium({ extension: extensionDir('granted') });
  const recorded = await chromium.browser.newPage();
  await recorded.goto(origin.replace('localhost', '127.0.0.1'));
  const page = await chromium.browser.newPage();
  await page.goto(origin);
  const tabId = await chromium.tabIdOf(page);
  const panel = await chromium.openOwnPage(`panel.html?tab=${tabId}`);
  const pressed = (state: boolean) => panel.evaluate((on) => document.querySelector(`.tool-record[aria-pressed=${on}]`) !== null, state);
  await until(() => pressed(true));
  await panel.evaluate(() => document.querySelector<HTMLElement>('.tool-record')?.click());
  await until(() => pressed(false));
  await panel.close();
  return { page, close: chromium.close };
}

async function openWith(extension: string | null): Promise<Opened> {
  if (extension !== null) {
    const chromium = await launchChromium({ extension });
    return { page: await chromium.browser.newPage(), close: chromium.close };
  }
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium-family browser was found; set CHROMIUM_PATH.');
  const browser: Browser = await puppeteer.launch({
    executablePath,
    // As `launchChromium` does it, so that nothing but the extension differs.
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      ...(process.getuid?.() === 0 || process.env['CI'] === 'true' ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--window-size=1280,900',
    ],
  });
  return { page: await browser.newPage(), close: () => browser.close() };
}

/** The same listeners, with the same words, and nothing in them. The store's changes are heard of every tab: they know no filter. */
function listenersThatDoNothing(filter: object, store?: 'and to the cookie store'): string {
  return withBackground(`const filter = ${JSON.stringify(filter)};
chrome.webRequest.onSendHeaders.addListener(() => {}, filter, ['requestHeaders', 'extraHeaders']);
chrome.webRequest.onHeadersReceived.addListener(() => {}, filter, ['responseHeaders', 'extraHeaders']);
chrome.webRequest.onErrorOccurred.addListener(() => {}, filter);
chrome.webRequest.onResponseStarted.addListener(() => {}, filter);
chrome.webRequest.onBeforeRedirect.addListener(() => {}, filter);
${store === undefined ? '' : 'chrome.cookies.onChanged.addListener(() => {});'}
`);
}

/** An extension with our permissions and this background. */
function withBackground(code: string, hosts: readonly string[] = ['<all_urls>']): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-idle-'));
  fs.writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Does nothing',
      version: '1',
      permissions: ['cookies', 'webRequest'],
      host_permissions: hosts,
      background: { service_worker: 'background.js' },
    }),
  );
  // `launchChromium` waits for this listener.
  fs.writeFileSync(path.join(folder, 'background.js'), `${code}chrome.runtime.onConnect.addListener(() => {});\n`);
  return folder;
}

async function serve(): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    if (request.url?.startsWith('/x/')) return void response.setHeader('set-cookie', `n=${request.url.length}; Path=/`).end('.');
    response.setHeader('set-cookie', ['sid=0123456789abcdef0123456789abcdef; Path=/; HttpOnly', 'theme=dark; Path=/']);
    const script = `Promise.all(Array.from({ length: ${fetches} }, (_, n) => fetch('/x/' + n).then((r) => r.text()))).then(() => { globalThis.done = performance.now(); })`;
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>page</title>${request.url === '/page' ? `<script>${script}</script>` : ''}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
