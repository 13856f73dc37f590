import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Hostile, hostilePaths, startHostile } from '../../sites/hostile.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { inspectedTab, settledReport } from '../../tools/panel.ts';

/** Everything that comes from the network is hostile: shown inert, bounded, never thrown over. */
describe('a hostile site in the real panel', () => {
  let chromium: Chromium;
  let site: Hostile;
  let report: Report;
  let panelPage: Page;
  let popup: Page;
  const complaints: string[] = [];

  function listenTo(page: Page): void {
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text());
    });
  }

  beforeAll(async () => {
    site = await startHostile();
    chromium = await launchChromium();
    const page = await chromium.browser.newPage();
    const { panel } = await chromium.openPanel(page);
    for (const path of hostilePaths) await page.goto(`${site.origin}${path}?${encodeURIComponent('<b>`x`')}`);
    report = await settledReport(panel);
    const tab = await inspectedTab(panel);
    panelPage = await chromium.openOwnPage(`panel.html?tab=${tab}`);
    listenTo(panelPage);
    await panelPage.reload();
    popup = await chromium.openOwnPage(`popup.html?tab=${tab}`);
    listenTo(popup);
    await popup.reload();
  });
  afterAll(async () => {
    await chromium?.close();
    await site?.close();
  });

  it('keeps every line, the malformed ones with the reason', () => {
    const told = (start: string) => report.setCookies.find(({ line }) => line.startsWith(start));
    expect(told('__proto__=')?.outcome).toBe('stored');
    expect(told('constructor=')?.outcome).toBe('stored');
    const refusedFor = (code: string) => report.setCookies.filter(({ outcome, reasons }) => outcome === 'refused' && reasons[0]?.code === code);
    expect(refusedFor('disallowed-character').map(({ line }) => line.slice(0, 3))).toEqual(['tab', 'sid']);
    // The name of 5000 octets, and the value of 200,000.
    expect(refusedFor('name-value-too-long')).toHaveLength(2);
    expect(report.setCookies.filter(({ line }) => /^c\d+=/.test(line))).toHaveLength(300);
    expect(report.cookies.map(({ name }) => name)).toContain('__proto__');
  });

  it('shows all six views, draws no element of the site’s making, and complains of nothing', async () => {
    await panelPage.bringToFront();
    const tabs = await until(async () => {
      const found = await panelPage.$$('[role="tab"]');
      return found.length === 6 ? found : null;
    });
    await until(() => panelPage.evaluate(() => document.querySelectorAll('[data-exchange]').length > 3));
    for (const tab of tabs) {
      await tab.evaluate((element) => (element as HTMLElement).click());
      await until(() => panelPage.evaluate(() => (document.querySelector('[role="tabpanel"]')?.textContent ?? '').length > 10));
      // Every row in sight is opened: the details show the lines themselves.
      await panelPage.evaluate(async () => {
        for (const row of document.querySelectorAll<HTMLElement>('.grid-row[aria-selected]')) {
          row.click();
          await new Promise(requestAnimationFrame);
        }
      });
      expect(
        await panelPage.evaluate(() => document.querySelectorAll('[role="tabpanel"] img, [role="tabpanel"] script, [role="tabpanel"] b').length),
      ).toBe(0);
    }
    expect(await panelPage.evaluate(() => document.documentElement.dataset['broken'] ?? null)).toBeNull();
    expect(complaints).toEqual([]);
  });

  it('shows the markup of a cookie as the text that it is', async () => {
    await panelPage.click('#tab-cookies');
    const names = await until(async () => {
      const found = await panelPage.evaluate(() => [...document.querySelectorAll('[data-cookie-name]')].map((row) => row.textContent ?? ''));
      return found.length > 3 ? found : null;
    });
    expect(names.join('\n')).not.toContain('undefined');
    await panelPage.type('input[type="search"]', 'img');
    const shown = await until(async () => {
      const found = await panelPage.evaluate(() => [...document.querySelectorAll('[data-cookie-name] code')].map((cell) => cell.textContent ?? ''));
      return found.length > 0 && found.length < names.length ? found : null;
    });
    expect(shown).toContain('<img src');
  });

  it('answers in the popup too', async () => {
    await until(() => popup.evaluate(() => (document.body.textContent ?? '').includes('hostile.localhost')));
    expect(await popup.evaluate(() => document.querySelectorAll('img, b').length)).toBe(0);
    expect(complaints).toEqual([]);
  });
});
