import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/**
 * Thirty rounds of a hundred requests a second. In each the background's worker is closed at a moment that chance (seeded)
 * chooses, and the browser is killed three times, in the middle of traffic: after rounds recorded by `webRequest`, after
 * rounds recorded by DevTools without any permission, and after rounds with both.
 */

const rounds = 10;
const perRound = 100;
/** What reached the page so long before a worker died must be there; and so exact is the order, as a worker takes its time to be born. Milliseconds. */
const settle = 250;
const modes = [
  { name: 'webRequest', variant: 'granted', devtools: false, seed: 11 },
  { name: 'DevTools without any permission', variant: 'shipped', devtools: true, seed: 22 },
  { name: 'both witnesses', variant: 'granted', devtools: true, seed: 33 },
] as const;

interface Reached {
  readonly n: number;
  readonly sent: number;
  readonly reached: number;
}

const site = http.createServer((request, response) => {
  const n = Number(/^\/x\/(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN);
  response.setHeader('cache-control', 'no-store');
  if (Number.isNaN(n)) return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>traffic</title>');
  if (n % 10 === 0) response.setHeader('set-cookie', `n=${n}; Path=/`);
  response.end('.');
});
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-recorder-'));
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  fs.rmSync(profile, { recursive: true, force: true });
});

describe.each(modes)('recording by $name', ({ variant, devtools, seed }) => {
  const chance = seeded(seed);
  /** When the closing was asked for, and when it was done. */
  const deaths: { readonly asked: number; readonly done: number }[] = [];
  let chromium: Chromium;
  let atStart: readonly string[];
  let reached: readonly Reached[];
  let report: Report;
  let counted: number;
  let panelShows: string;

  beforeAll(async () => {
    chromium = await launchChromium({
      extension: extensionDir(variant),
      userDataDir: profile,
      args: ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    });
    const page = await chromium.browser.newPage();
    await page.goto(origin);
    const tabId = await chromium.tabIdOf(page);
    const panel = devtools ? (await chromium.openPanel(page)).panel : await chromium.openOwnPage(`panel.html?tab=${tabId}`);
    // Recording goes on when the panel has its first snapshot and the tab's source is there.
    await until(() => panel.evaluate(() => document.querySelector('.tool-record[aria-pressed=true]') !== null));
    atStart = await journalsIn(chromium);
    for (let round = 0; round < rounds; round += 1) {
      const driven = drive(page, round * perRound);
      await untilReached(page, round * perRound + chance() * perRound * 0.9);
      const asked = Date.now();
      await chromium.closeWorker();
      deaths.push({ asked, done: Date.now() });
      await driven;
    }
    reached = await page.evaluate(() => (globalThis as unknown as { readonly reached: Reached[] }).reached);
    const ask = () => panel.evaluate((id) => chrome.runtime.sendMessage({ type: 'report', tabId: id }), tabId) as Promise<Report>;
    const last = `/x/${rounds * perRound - 1}`;
    report = await until(async () => {
      const now = await ask();
      return now.requests.some(({ url }) => url.endsWith(last)) ? now : null;
    });
    counted = report.exchanges;
    panelShows = await until(async () => {
      const text = await panel.evaluate(() => document.querySelector('footer.status')?.textContent ?? '');
      return text.startsWith(`${counted} `) ? text : null;
    }).catch(() => panel.evaluate(() => document.querySelector('footer.status')?.textContent ?? ''));
    // Killed while it writes.
    void drive(page, rounds * perRound).catch(() => undefined);
    await untilReached(page, rounds * perRound + 30);
    chromium.browser.process()?.kill('SIGKILL');
    await until(() => !chromium.browser.connected);
  });

  afterAll(() => chromium?.close());

  const recorded = () => report.requests.flatMap(({ url }) => /\/x\/(\d+)$/.exec(url)?.[1] ?? []).map(Number);

  it('starts with nothing of the browser that was killed before', () => {
    expect(atStart.length).toBeLessThanOrEqual(1);
  });

  it('holds every exchange that had reached the page a moment before a death, or began after it', () => {
    const held = new Set(recorded());
    const must = reached.filter(({ sent, reached: at }) => deaths.every(({ asked, done }) => at < asked - settle || sent > done));
    expect(must.length).toBeGreaterThan((rounds * perRound) / 4);
    expect(must.filter(({ n }) => !held.has(n)).map(({ n }) => n)).toEqual([]);
  });

  it('holds each once', () => {
    const all = recorded();
    expect(all.filter((n, index) => all.indexOf(n) !== index)).toEqual([]);
  });

  it('holds them in order: what had ended a moment before another began comes before it', () => {
    const times = new Map(reached.map((one) => [one.n, one]));
    const order = recorded().flatMap((n) => times.get(n) ?? []);
    let latestStart = Number.NEGATIVE_INFINITY;
    const late = order.filter(({ sent, reached: at }) => {
      const isLate = at < latestStart - settle;
      latestStart = Math.max(latestStart, sent);
      return isLate;
    });
    expect(late).toEqual([]);
  });

  it('is shown whole by a panel that lived through all deaths', () => {
    expect(panelShows).toMatch(new RegExp(`^${counted} `));
  });
});

describe('after the last kill', () => {
  it('the next start deletes what nobody can read any more', async () => {
    const left = onDisk();
    expect(left).toBe(true);
    const chromium = await launchChromium({ extension: extensionDir('granted'), userDataDir: profile });
    try {
      await until(async () => (await journalsIn(chromium)).length <= 1);
    } finally {
      await chromium.close();
    }
  });
});

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

/** Sends the requests of one round, ten milliseconds apart, and notes when each response reached the page. */
async function drive(page: Page, from: number): Promise<void> {
  await page.evaluate(
    async (first, count) => {
      const scope = globalThis as unknown as { reached?: Reached[] };
      scope.reached ??= [];
      const { reached } = scope;
      await Promise.all(
        Array.from({ length: count }, async (_, index) => {
          await new Promise((resolve) => setTimeout(resolve, index * 10));
          const sent = Date.now();
          await (await fetch(`/x/${first + index}`)).text();
          reached.push({ n: first + index, sent, reached: Date.now() });
        }),
      );
    },
    from,
    perRound,
  );
}

/** Until so many of the requests of all rounds were answered. */
async function untilReached(page: Page, count: number): Promise<void> {
  await until(async () => (await page.evaluate(() => (globalThis as unknown as { readonly reached: Reached[] }).reached.length)) > count);
}

/** Names of the journals that the extension has on disk. */
async function journalsIn(chromium: Chromium): Promise<readonly string[]> {
  const names = await (await chromium.worker()).evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  return names.filter((name) => name.startsWith('sessionscope-journal-'));
}

function onDisk(): boolean {
  return fs.readdirSync(path.join(profile, 'Default', 'IndexedDB')).some((name) => name.startsWith('chrome-extension_'));
}

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
