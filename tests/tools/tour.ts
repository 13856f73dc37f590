import fs from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import type { Locale } from '../../utils/i18n/text.ts';
import { toHtml, toText } from '../../utils/report/index.ts';
import type { Report } from '../../utils/report/report.ts';
import { type FaultId, faults } from '../sites/demo/faults.ts';
import type { Demo } from '../sites/demo/site.ts';
import { logIn, walk } from '../sites/demo/walk.ts';
import { type Chromium, until } from './chromium.ts';
import { inspectedTab, settledReport } from './panel.ts';

/** A weak session cookie and one that the browser refuses: enough to show both kinds of trouble. */
export const tourFaults: readonly FaultId[] = ['session-without-http-only', 'host-prefix-with-path'];

const views = ['Cookies', 'Sessions', 'Findings', 'Learn'] as const;

/** What `npm start` does where there is no display: the same by itself, told in the terminal, with pictures. */
export async function tour(chromium: Chromium, page: Page, site: Demo | string, folder: string): Promise<void> {
  const locale: Locale = (process.env['LC_ALL'] || process.env['LANG'] || '').startsWith('ko') ? 'ko' : 'en';
  const { panel, devtools } = await chromium.openPanel(page);
  await undock(devtools);
  await (typeof site === 'string' ? visit(page, site) : visitShop(page, site));
  const report = await settledReport(panel, locale);

  fs.mkdirSync(folder, { recursive: true });
  const written = ['panel.png', 'popup.png', 'report.html', ...views.map((view) => `panel-${view.toLowerCase()}.png`)];
  const file = (name: string) => path.join(folder, name);
  fs.writeFileSync(file('report.html'), toHtml(report));
  await devtools.bringToFront();
  await chooseExchange(panel, report);
  await devtools.screenshot({ path: file('panel.png') });
  for (const view of views) {
    await openView(panel, view);
    await devtools.screenshot({ path: file(`panel-${view.toLowerCase()}.png`) });
  }
  await picturePopup(chromium, await inspectedTab(panel), file('popup.png'));

  console.log(`\n${toText([report], { color: process.stdout.isTTY === true, locale })}`);
  console.log(`In ${path.relative(process.cwd(), folder)}: ${written.join(', ')}`);
}

async function visit(page: Page, site: string): Promise<void> {
  console.log(`No display: visiting ${site} in a headless browser …`);
  await page.goto(site, { waitUntil: 'load' });
}

/** Ends logged in, so that there is a session to tell of. */
async function visitShop(page: Page, demo: Demo): Promise<void> {
  console.log(`No display: walking through the demo shop at ${demo.http} in a headless browser.`);
  for (const { id, title } of faults) if (demo.faults.has(id)) console.log(`  mistake switched on: ${title}`);
  await walk(page, demo, { after: (step) => console.log(`  ✓ ${step.replaceAll('-', ' ')}`) });
  await logIn(page, demo.http);
  console.log('  ✓ logged in again');
}

/** A headless window is small, and its page is not drawn beside DevTools: give them all the room. */
async function undock(devtools: Page): Promise<void> {
  await devtools.setViewport({ width: 1440, height: 860 });
  const code = `import('./ui/legacy/legacy.js').then((ui) => ui.DockController.DockController.instance().setDockSide('undocked'))`;
  // The frontend's own modules, which may be called otherwise in another version: then the picture is narrower.
  await devtools.evaluate(code).catch(() => undefined);
}

/** The login in the Traffic view, when there was one; else whatever set a cookie first. */
async function chooseExchange(panel: Frame, report: Report): Promise<void> {
  const chosen = report.events.find(({ type }) => type === 'login')?.exchange ?? report.setCookies[0]?.exchange;
  if (chosen === undefined) return;
  const row = `[data-exchange="${chosen}"]`;
  await until(async () => {
    // Rows that are far away are not drawn: scroll from above until it is there.
    const found = await panel.evaluate((selector) => {
      const grid = document.querySelector('[role="grid"]');
      const element = document.querySelector<HTMLElement>(selector);
      element?.click();
      if (element === null && grid !== null) {
        const atEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
        grid.scrollTop = atEnd ? 0 : grid.scrollTop + grid.clientHeight;
      }
      return document.querySelector(`${selector}[aria-selected="true"]`) !== null;
    }, row);
    return found;
  });
  // What led to it stands above it, and the picture is of somebody who reads, not of one who types.
  await panel.evaluate((selector) => {
    const grid = document.querySelector('[role="grid"]');
    const element = document.querySelector(selector);
    if (grid && element) grid.scrollTop += element.getBoundingClientRect().top - grid.getBoundingClientRect().top - 0.8 * grid.clientHeight;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, row);
  await until(() => panel.$(row));
}

async function openView(panel: Frame, name: (typeof views)[number]): Promise<void> {
  // The views are always in this order, whatever the language of their names.
  const position = 1 + views.indexOf(name);
  await until(() =>
    panel.evaluate((index) => {
      const tab = document.querySelectorAll<HTMLElement>('[role="tab"]')[index];
      tab?.click();
      return tab?.getAttribute('aria-selected') === 'true';
    }, position),
  );
}

async function picturePopup(chromium: Chromium, tabId: number, file: string): Promise<void> {
  const popup = await chromium.openOwnPage(`popup.html?tab=${tabId}`);
  await popup.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
  await until(() => popup.$('[data-recording]'));
  const body = await popup.$('body');
  await body?.screenshot({ path: file });
  await popup.close();
}
