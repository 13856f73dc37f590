import type { Frame } from 'puppeteer-core';
import type { Locale } from '../../utils/i18n/text.ts';
import type { Report } from '../../utils/report/report.ts';
import { until } from './chromium.ts';

/** Asks the panel in DevTools. */

/** The panel knows which tab it inspects; no permission is needed to ask it. */
export function inspectedTab(panel: Frame): Promise<number> {
  return panel.evaluate('chrome.devtools.inspectedWindow.tabId') as Promise<number>;
}

/** The report of the inspected tab (contract 4), null while there is none. */
export async function askReport(panel: Frame, locale: Locale = 'en'): Promise<Report | null> {
  const question = JSON.stringify({ type: 'report', tabId: await inspectedTab(panel), locale });
  return panel.evaluate(`chrome.runtime.sendMessage(${question})`) as Promise<Report | null>;
}

/** Exchanges arrive a moment after the page has them. The recording is whole when it stays the same. */
export async function settledReport(panel: Frame, locale: Locale = 'en'): Promise<Report> {
  const quiet = 400;
  let [exchanges, since] = [-1, Date.now()];
  return until(async () => {
    const now = await askReport(panel, locale);
    const count = now?.exchanges ?? -1;
    if (count !== exchanges) [exchanges, since] = [count, Date.now()];
    return count > 0 && Date.now() - since >= quiet ? now : null;
  });
}
