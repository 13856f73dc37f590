import type { Page } from 'puppeteer-core';
import { type Chromium, launchChromium, until } from '../tools/chromium.ts';
import { type Bench, median } from './bench.ts';
import { fillTab } from './filled-tab.ts';

/** A visit of some minutes, and a day of work. */
const usual = 200;
const many = 100_000;

/** By the page's own clock, which begins with its opening, milliseconds. */
interface Opening {
  /** Until site and switch are there, and a sentence: the answer, or how far the reading is. */
  readonly first: number;
  readonly answered: number;
}

export const popup: Bench = {
  name: 'popup',
  measures: `opening the popup on a visit of ${usual} exchanges, to its answer`,
  unit: 'ms',
  goal: { kind: 'at-most', value: 100 },
  async run() {
    const chromium = await launchChromium();
    try {
      const tabs: number[] = [];
      for (const count of [usual, many]) {
        const page = await chromium.browser.newPage();
        await page.goto(`data:text/html,<title>${count}</title>${count}`);
        tabs.push(await fillTab(chromium, page, count));
      }
      const [short = 0, long = 0] = tabs;
      const openings: Opening[] = [];
      for (let round = -1; round < 7; round += 1) {
        const opening = await open(chromium, short);
        if (round >= 0) openings.push(opening);
      }
      const ofMany = await open(chromium, long);
      return {
        value: median(openings.map(({ answered }) => answered)),
        detail: { first: median(openings.map(({ first }) => first)), firstOfMany: ofMany.first, answeredOfMany: ofMany.answered },
      };
    } finally {
      await chromium.close();
    }
  },
};

async function open(chromium: Chromium, tabId: number): Promise<Opening> {
  const page: Page = await chromium.browser.newPage();
  // As text: what runs this file gives functions names by a helper that the page does not have.
  await page.evaluateOnNewDocument(`requestAnimationFrame(function look() {
    const said = document.querySelector('.popup-recording') !== null && document.querySelector('.popup-lead, [role=status]') !== null;
    if (said) globalThis.first ??= performance.now();
    if (said && document.querySelector('.popup-lead') !== null) globalThis.answered = performance.now();
    else requestAnimationFrame(look);
  })`);
  await page.goto(`chrome-extension://${chromium.extensionId}/popup.html?tab=${tabId}`);
  const opening = await until(
    () =>
      page.evaluate(() => {
        const { first, answered } = globalThis as { first?: number; answered?: number };
        return first === undefined || answered === undefined ? null : { first, answered };
      }),
    60_000,
  );
  await page.close();
  return opening;
}
