import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium, until } from '../tools/chromium.ts';
import { type Bench, median } from './bench.ts';
import { fillTab } from './filled-tab.ts';

const few = 1000;
const many = 100_000;

async function withTabs<T>(counts: readonly number[], work: (chromium: Chromium, tabs: readonly number[]) => Promise<T>): Promise<T> {
  const chromium = await launchChromium();
  try {
    const tabs: number[] = [];
    for (const count of counts) {
      const page = await chromium.browser.newPage();
      // Tabs are told apart by their addresses.
      await page.goto(`data:text/html,<title>${count}</title>${count}`);
      tabs.push(await fillTab(chromium, page, count));
    }
    return await work(chromium, tabs);
  } finally {
    await chromium.close();
  }
}

/** Milliseconds from opening the panel to its first rows, by the page's own clock. */
async function openPanel(chromium: Chromium, tabId: number): Promise<{ readonly page: Page; readonly time: number }> {
  const page = await chromium.browser.newPage();
  // As text: what runs this file gives functions names by a helper that the page does not have.
  await page.evaluateOnNewDocument(`requestAnimationFrame(function look() {
    if (document.querySelector('[data-exchange]') !== null) globalThis.firstRows = performance.now();
    else requestAnimationFrame(look);
  })`);
  await page.goto(`chrome-extension://${chromium.extensionId}/panel.html?tab=${tabId}`);
  const time = await until(() => page.evaluate(() => (globalThis as unknown as { firstRows?: number }).firstRows), 120_000);
  return { page, time };
}

export const open100k: Bench = {
  name: 'open-100k',
  measures: 'opening the panel on 100,000 exchanges against 1,000, to the first rows',
  unit: 'ratio',
  goal: { kind: 'at-most', value: 3 },
  run: () =>
    withTabs([few, many], async (chromium, [small = 0, large = 0]) => {
      const times: (readonly [number, number])[] = [];
      for (let round = 0; round < 6; round += 1) {
        const turn: number[] = [];
        for (const tab of [large, small]) {
          const { page, time } = await openPanel(chromium, tab);
          turn.push(time);
          await page.close();
        }
        if (round > 0) times.push([turn[0] ?? 0, turn[1] ?? 1]);
      }
      return {
        value: median(times.map(([one, other]) => one / other)),
        detail: { largeMs: median(times.map(([one]) => one)), smallMs: median(times.map(([, other]) => other)) },
      };
    }),
};

export const scroll100k: Bench = {
  name: 'scroll-100k',
  measures: 'the longest task while 100,000 rows are scrolled from end to end',
  unit: 'ms',
  goal: { kind: 'at-most', value: 50 },
  run: () =>
    withTabs([many], async (chromium, [tab = 0]) => {
      const { page } = await openPanel(chromium, tab);
      await page.bringToFront();
      // All exchanges, and all of them there.
      await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('.traffic input[type=checkbox], input[type=checkbox]')][0]?.click());
      await until(
        () => page.evaluate((rows) => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > rows, many * 0.9),
        180_000,
      );
      const longest = await page.evaluate(async () => {
        const tasks: number[] = [];
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] });
        const grid = document.querySelector('[role=grid]');
        if (grid === null) return Number.NaN;
        for (let step = 0; step <= 200; step += 1) {
          grid.scrollTop = (grid.scrollHeight * step) / 200;
          await new Promise(requestAnimationFrame);
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        return Math.max(0, ...tasks);
      });
      // Tasks under 50 ms are not reported at all: 0 stands for "none as long as that".
      return { value: longest };
    }),
};
