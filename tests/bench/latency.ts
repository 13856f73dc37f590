import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { extensionDir, launchChromium, until } from '../tools/chromium.ts';
import type { Bench } from './bench.ts';

const perSecond = 200;
const seconds = 10;
const total = perSecond * seconds;

/** Milliseconds from the response in the page to its row in the panel; both clocks are the machine's. */
export const latency: Bench = {
  name: 'latency',
  measures: 'response received to row visible, at 200 exchanges a second, the 95th of 100',
  unit: 'ms',
  goal: { kind: 'at-most', value: 100 },
  async run() {
    const site = http.createServer((request, response) => {
      response.setHeader('cache-control', 'no-store');
      if (!request.url?.startsWith('/x/')) return void response.setHeader('content-type', 'text/html').end('<!doctype html><title>traffic</title>');
      response.setHeader('set-cookie', `n=${request.url.slice(3)}; Path=/`).end('.');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    // The page that asks stands behind the panel, and must not be slowed for that.
    const chromium = await launchChromium({
      extension: extensionDir('granted'),
      args: ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'],
    });
    try {
      const page = await chromium.browser.newPage();
      await page.goto(`http://localhost:${(site.address() as AddressInfo).port}`);
      const panel = await chromium.openOwnPage(`panel.html?tab=${await chromium.tabIdOf(page)}`);
      await until(() => panel.$('.tool-record[aria-pressed=true]'));
      await watch(panel);
      await ask(page);
      const shown = await until(async () => {
        const times = (await panel.evaluate('shownAt')) as Record<string, number>;
        return times[total - 1] === undefined ? null : times;
      }, 60_000);
      const reached = (await page.evaluate('reachedAt')) as Record<string, number>;
      const delays = Object.entries(reached)
        .flatMap(([n, at]) => (shown[n] === undefined ? [] : [shown[n] - at]))
        .toSorted((a, b) => a - b);
      const at = (share: number) => delays[Math.floor(delays.length * share)] ?? Number.NaN;
      return { value: at(0.95), detail: { median: at(0.5), worst: at(1 - 1 / delays.length), seen: delays.length, of: total } };
    } finally {
      await chromium.close();
      site.closeAllConnections();
      site.close();
    }
  },
};

/** Notes when a row is there to be painted. As text: see `panel-100k.ts`. */
async function watch(panel: Page): Promise<void> {
  await panel.evaluate(`(() => {
    globalThis.shownAt = {};
    const look = () => {
      const now = performance.timeOrigin + performance.now();
      for (const cell of document.querySelectorAll('[data-exchange] .cell-path')) {
        const n = /\\/x\\/(\\d+)/.exec(cell.textContent)?.[1];
        if (n !== undefined) shownAt[n] ??= now;
      }
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  })()`);
}

/** One request each five milliseconds, whether or not the last one is answered. */
async function ask(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    globalThis.reachedAt = {};
    const start = performance.now();
    const all = [];
    for (let n = 0; n < ${total}; n += 1) {
      while (performance.now() < start + n * ${1000 / perSecond}) await new Promise((resolve) => setTimeout(resolve, 1));
      all.push(fetch('/x/' + n).then((answer) => answer.text()).then(() => { reachedAt[n] = performance.timeOrigin + performance.now(); }));
    }
    await Promise.all(all);
  })()`);
}
