import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Hostile, hostileMarkup, hostilePaths, malformedLines, startHostile } from '../../sites/hostile.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { askReport, inspectedTab, settledReport } from '../../tools/panel.ts';

/** What a site could have drawn, if its text were ever taken for markup. Ours has none of these. */
const drawnBySite = 'img, script:not([src]), b, [onerror], [data-broken]';

/** Everything that comes from the network is hostile: shown inert, bounded, never thrown over. */
describe('a hostile site in the real panel', () => {
  let chromium: Chromium;
  let site: Hostile;
  let page: Page;
  let panel: Frame;
  let report: Report;
  let kept: readonly string[];
  let panelPage: Page;
  let popup: Page;
  const complaints: string[] = [];

  const told = (start: string) => report.setCookies.find(({ line }) => line.startsWith(start));
  const refusedFor = (code: string) => report.setCookies.filter(({ outcome, reasons }) => outcome === 'refused' && reasons[0]?.code === code);
  const pathOf = (exchange: number) => new URL(report.requests.find((request) => request.exchange === exchange)?.url ?? 'x:').pathname;
  const evil = `?${encodeURIComponent(hostileMarkup)}&<b>`;

  beforeAll(async () => {
    site = await startHostile();
    chromium = await launchChromium();
    (await chromium.worker()).on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page = await chromium.browser.newPage();
    const opened = await chromium.openPanel(page);
    panel = opened.panel;
    for (const path of hostilePaths) {
      if (path === '/many') kept = await cookiesKept();
      // What is beyond the browser's limits ends as an error page.
      const loaded = await page.goto(`${site.origin}${path}${evil}`).then(
        () => true,
        () => false,
      );
      expect(loaded).toBe(path !== '/beyond');
    }
    report = await settledReport(panel);
    const tab = await inspectedTab(panel);
    panelPage = await ownPage(`panel.html?tab=${tab}`);
    popup = await ownPage(`popup.html?tab=${tab}`);
  });
  afterAll(async () => {
    await chromium?.close();
    await site?.close();
  });

  async function ownPage(file: string): Promise<Page> {
    const own = await chromium.openOwnPage(file);
    own.on('pageerror', (error) => complaints.push(String(error)));
    own.on('console', (message) => ['error', 'warn'].includes(message.type()) && complaints.push(message.text()));
    // Once more, with somebody listening.
    await own.reload();
    return own;
  }

  /** The browser's own word. */
  async function cookiesKept(): Promise<readonly string[]> {
    const session = await page.createCDPSession();
    const { cookies } = await session.send('Storage.getCookies');
    await session.detach();
    return cookies.map(({ name }) => readable(name)).toSorted();
  }

  it('keeps every line, the malformed ones with the reason', () => {
    const linesOf = (path: string) => report.setCookies.filter(({ exchange }) => pathOf(exchange) === path);
    expect(linesOf('/malformed')).toHaveLength(8);
    expect(refusedFor('disallowed-character').map(({ name }) => name)).toEqual(malformedLines.map((line) => line.split('=')[0]));
    expect(refusedFor('no-cookie-content')).toHaveLength(2);
    expect(linesOf('/many')).toHaveLength(300);
    expect(told('__proto__=')?.outcome).toBe('stored');
    expect(report.cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['__proto__', 'constructor', 'toString', '<img src']));
  });

  it('takes a megabyte of headers, as much of it as the browser lets through', () => {
    const long = refusedFor('name-value-too-long').filter(({ name }) => name === 'long');
    expect(long.map(({ exchange }) => pathOf(exchange)).toSorted()).toEqual(['/long', '/long/0', '/long/1', '/long/2', '/long/3']);
    // The response beyond the limit failed: it is in the recording, and has no line.
    expect(report.requests.find(({ exchange }) => pathOf(exchange) === '/beyond')?.status).toBeNull();
    expect(report.setCookies.filter(({ name }) => name === 'beyond')).toEqual([]);
  });

  it('says of each cookie what the browser did with it', () => {
    const stored = report.setCookies.filter(({ outcome, exchange }) => outcome === 'stored' && pathOf(exchange) !== '/many');
    expect(stored.map(({ name }) => readable(name)).toSorted()).toEqual(kept);
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
      // Every row in sight is opened, and every lesson: the details show the lines themselves.
      const drawn = await panelPage.evaluate(async (selector) => {
        let found = document.querySelectorAll(selector).length;
        for (const row of document.querySelectorAll<HTMLElement>('.grid-row[aria-selected], [data-lesson-link]')) {
          row.click();
          await new Promise(requestAnimationFrame);
          found += document.querySelectorAll(selector).length;
        }
        return found;
      }, drawnBySite);
      expect(drawn).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  it('shows a malformed line as malformed', async () => {
    const exchange = told('tab\there')?.exchange ?? -1;
    await panelPage.click('#tab-traffic');
    const details = await until(() =>
      panelPage.evaluate((id) => {
        document.querySelector<HTMLElement>(`[data-exchange="${id}"]`)?.click();
        const lines = [...document.querySelectorAll('.set-cookie')].map((line) => line.textContent ?? '');
        return lines.length === 8 ? lines : null;
      }, exchange),
    );
    // By RFC 6265bis §5.6 a control character and a pair over 4096 octets make the line unreadable; what is empty, and the tab, which
    // Chromium refuses and the standard does not, can be read.
    const malformed = details.filter((line) => line.includes('Malformed'));
    expect(malformed.map((line) => line.slice(0, 3))).toEqual(['sid', 'val', 'nnn']);
    expect(malformed[0]).toContain('sid␁');
    expect(details.filter((line) => line.includes('refused') && !malformed.includes(line))).toHaveLength(3);
  });

  it('shows the markup of a cookie as the text that it is', async () => {
    await panelPage.click('#tab-cookies');
    await panelPage.type('input[type="search"]', 'img');
    const shown = await until(async () => {
      const found = await panelPage.evaluate(() => [...document.querySelectorAll('[data-cookie-name] code')].map((cell) => cell.textContent ?? ''));
      return found.length > 0 && !found.includes('constructor') ? found : null;
    });
    expect(shown).toContain('<img src');
  });

  it('answers in the popup too', async () => {
    await until(() => popup.evaluate(() => (document.body.textContent ?? '').includes('hostile.localhost')));
    expect(await popup.evaluate((selector) => document.querySelectorAll(selector).length, drawnBySite)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('goes on recording after all that', async () => {
    await page.goto(`${site.origin}/`);
    await until(async () => ((await askReport(panel))?.exchanges ?? 0) > report.exchanges);
    expect(complaints).toEqual([]);
  });
});

/** Up to what is not ASCII: the protocol of the browser's tools and HTTP itself write those octets differently. */
function readable(name: string): string {
  return name.replace(/[^\x20-\x7e].*$/su, '');
}
