import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** With access to the site: what the browser's own cookie store says of each verdict, and what happened to cookies without a response. */

const lines = {
  '/stored': ['kept=1; Path=/'],
  '/replaced': ['kept=2; Path=/'],
  '/partitioned': ['chips=1; Path=/; Secure; SameSite=None; Partitioned'],
  '/foreign': ['foreign=1; Domain=other.example'],
  '/prefix': ['__Host-basket=1; Path=/cart; Secure'],
  '/deleted': ['gone=1; Path=/'],
  '/deleted-again': ['gone=; Max-Age=0; Path=/'],
} as const;

const site = http.createServer((request, response) => {
  const set = Object.entries(lines).find(([path]) => path === request.url)?.[1];
  response.setHeader('cache-control', 'no-store');
  if (set) response.setHeader('set-cookie', [...set]);
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>store</title>');
});

describe('the cookie store', () => {
  let chromium: Chromium;
  let page: Page;
  let panel: Page;
  let tabId: number;

  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const origin = `http://localhost:${(site.address() as AddressInfo).port}`;
    chromium = await launchChromium({ extension: extensionDir('granted') });
    page = await chromium.browser.newPage();
    await page.goto(origin);
    tabId = await chromium.tabIdOf(page);
    panel = await chromium.openOwnPage(`panel.html?tab=${tabId}`);
    await page.evaluate(async (paths) => {
      for (const path of paths) await fetch(path);
    }, Object.keys(lines));
  });
  afterAll(async () => {
    await chromium?.close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  });

  const report = () => panel.evaluate((id) => chrome.runtime.sendMessage({ type: 'report', tabId: id }), tabId) as Promise<Report>;

  it('confirms each verdict of which it can still tell', async () => {
    const { setCookies } = await until(async () => {
      const now = await report();
      return now.setCookies.filter(({ confirmed }) => confirmed !== null).length === Object.keys(lines).length ? now : null;
    });
    expect(setCookies.map(({ name, outcome, confirmed }) => `${name} ${outcome}: ${confirmed}`)).toEqual([
      // Replaced before the store was asked, but the next request carried it.
      'kept stored: true',
      'kept replaced: true',
      'chips stored: true',
      'foreign refused: true',
      '__Host-basket refused: true',
      'gone stored: true',
      'gone deleted: true',
    ]);
  });

  it('tells what scripts and the user did, with the cause', async () => {
    await page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: this is the script whose writing is looked for
      document.cookie = 'scripted=1; path=/';
      // biome-ignore lint/suspicious/noDocumentCookie: the same
      document.cookie = 'scripted=; path=/; max-age=0';
    });
    await (await page.createCDPSession()).send('Network.deleteCookies', { name: 'kept', domain: 'localhost' });
    await panel.evaluate(() => document.querySelector<HTMLElement>('[role=tab][id=tab-cookies]')?.click());
    const historyOf = (name: string, last: string) =>
      until(() =>
        panel.evaluate(
          (wanted, end) => {
            document.querySelector<HTMLElement>(`[data-cookie-name="${wanted}"]`)?.click();
            const heading = document.querySelector('.cookie-detail h2 code')?.textContent;
            const steps = [...document.querySelectorAll('.cookie-detail .history li')].map((step) => step.textContent ?? '');
            return heading === wanted && steps.at(-1)?.includes(end) ? steps : null;
          },
          name,
          last,
        ),
      );
    const scripted = await historyOf('scripted', 'deleted by a script');
    expect(scripted[0]).toContain('written by a script or an extension');
    expect(await historyOf('kept', 'removed by you or by an extension')).toHaveLength(3);
  });
});

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
