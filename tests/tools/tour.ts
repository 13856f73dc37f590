import fs from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import type { Locale } from '../../utils/i18n/text.ts';
import { toHtml, toText } from '../../utils/report/index.ts';
import type { Report } from '../../utils/report/report.ts';
import type { Demo } from '../sites/demo/site.ts';
import { walk } from '../sites/demo/walk.ts';
import { type Chromium, until } from './chromium.ts';

/** What `npm start` does where there is no display: the same by itself, told in the terminal, with pictures. */
export async function tour(chromium: Chromium, page: Page, site: Demo | string, folder: string): Promise<void> {
  const locale: Locale = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('ko') ? 'ko' : 'en';
  const { panel, devtools } = await chromium.openPanel(page);
  await devtools.setViewport({ width: 1440, height: 860 });
  if (typeof site === 'string') {
    console.log(`No display: visiting ${site} in a headless browser …`);
    await page.goto(site, { waitUntil: 'load' });
  } else {
    console.log(`No display: walking through the demo shop at ${site.http} in a headless browser …`);
    await walk(page, site, { after: (step) => console.log(`  ${step.replaceAll('-', ' ')}`) });
  }
  const tabId = await tabOf(panel);
  const report = await settled(() => askReport(panel, tabId, locale));

  fs.mkdirSync(folder, { recursive: true });
  const file = (name: string) => path.join(folder, name);
  fs.writeFileSync(file('report.html'), toHtml(report));
  await picturePanel(panel, devtools, report, file('panel.png'));
  await picturePopup(chromium, tabId, file('popup.png'));

  console.log(`\n${toText([report], { color: process.stdout.isTTY === true, locale })}`);
  const shown = path.relative(process.cwd(), folder);
  console.log(`Pictures and the report: ${['panel.png', 'popup.png', 'report.html'].map((name) => path.join(shown, name)).join(', ')}`);
}

/** The panel knows which tab it inspects; no permission is needed to ask it. */
function tabOf(panel: Frame): Promise<number> {
  return panel.evaluate('chrome.devtools.inspectedWindow.tabId') as Promise<number>;
}

function askReport(panel: Frame, tabId: number, locale: Locale): Promise<Report | null> {
  const question = JSON.stringify({ type: 'report', tabId, locale });
  return panel.evaluate(`chrome.runtime.sendMessage(${question})`) as Promise<Report | null>;
}

/** Exchanges arrive a moment after the page has them. The recording is whole when asking twice gives the same. */
async function settled(ask: () => Promise<Report | null>): Promise<Report> {
  let before: Report | null = null;
  return until(async () => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    const now = await ask();
    const same = now !== null && now.exchanges > 0 && now.exchanges === before?.exchanges;
    before = now;
    return same ? now : null;
  });
}

/** The Traffic view with the login chosen, when there was one. */
async function picturePanel(panel: Frame, devtools: Page, report: Report, file: string): Promise<void> {
  const chosen = report.events.find(({ type }) => type === 'login')?.exchange ?? report.setCookies[0]?.exchange;
  if (chosen !== undefined) await chooseRow(panel, chosen);
  await devtools.bringToFront();
  await devtools.screenshot({ path: file });
}

/** Far rows are not drawn until they are scrolled to. */
async function chooseRow(panel: Frame, exchange: number): Promise<void> {
  const row = await until(() => panel.$(`[data-exchange="${exchange}"]`), 2000).catch(() => null);
  await row?.evaluate((element) => (element as HTMLElement).click());
}

async function picturePopup(chromium: Chromium, tabId: number, file: string): Promise<void> {
  const popup = await chromium.openOwnPage(`popup.html?tab=${tabId}`);
  await popup.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 });
  await until(() => popup.evaluate(() => document.body.textContent.trim().length > 80));
  await popup.screenshot({ path: file });
  await popup.close();
}
