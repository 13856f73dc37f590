import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaptureRecord, Exchange } from '../../../utils/http/exchange.ts';
import type { ViewMessage } from '../../../utils/protocol/messages.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { walk } from '../../sites/demo/walk.ts';
import { violations } from '../../tools/axe.ts';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** The real popup, opened by a click on the icon, of a browser that records by `webRequest` with DevTools closed. */
describe('the popup of a recorded site, with DevTools closed', () => {
  let chromium: Chromium;
  let demo: Demo;
  let page: Page;
  /** A page of ours in a tab of its own, to ask the background. */
  let own: Page;
  let tabId: number;

  beforeAll(async () => {
    demo = await startDemo({ faults: ['session-without-http-only', 'same-site-none-insecure', 'host-prefix-with-path'] });
    chromium = await launchChromium({ extension: extensionDir('granted') });
    page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    await walk(page, demo, { upTo: 'account' });
    await visitAccount();
    tabId = await chromium.tabIdOf(page);
    own = await chromium.openOwnPage('panel.html?tab=-1');
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  it('names the session, why it is the session, when it ends, and the three worst findings', async () => {
    const popup = await chromium.openPopup(page);
    await until(() => popup.$('.popup-row'));
    const shown = await popup.evaluate(() => {
      const texts = (selector: string) =>
        [...document.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.replaceAll('\n', ' '));
      return {
        site: texts('h1'),
        lead: texts('.popup-lead'),
        rows: texts('.popup-row'),
        role: [...document.querySelectorAll('.popup-row')].map((row) => row.getAttribute('data-cookie-role')),
        why: texts('.popup-why li'),
        counts: texts('[data-count]'),
        rules: [...document.querySelectorAll('[data-rule]')].map((row) => row.getAttribute('data-rule')),
        size: [document.body.scrollWidth, document.documentElement.scrollHeight],
      };
    });
    await popup.close();
    expect(shown.site).toEqual(['shop.localhost']);
    expect(shown.lead).toEqual([
      expect.stringMatching(/^You are logged in since \d\d:\d\d\. The session is connect\.sid; it ends when the browser closes/),
    ]);
    expect(shown.rows).toEqual([expect.stringMatching(/^connect\.sid .*B ends with the browser$/)]);
    expect(shown.role).toEqual(['session-id']);
    expect(shown.why).toContain('The login replaced its value.');
    expect(shown.counts.join()).toMatch(/medium/);
    expect(shown.rules).toHaveLength(3);
    expect(shown.rules[0]).toBe('session-without-http-only');
    expect(shown.size[0]).toBeLessThanOrEqual(380);
    expect(shown.size[1]).toBeLessThanOrEqual(560);
  });

  it('tells a cookie that a script wrote from those that the server set', async () => {
    const changes = (await recordOf(own, tabId)).filter(({ kind }) => kind === 'cookie-change');
    const names = new Set(changes.map((change) => (change.kind === 'cookie-change' ? change.cookie.name : '')));
    expect(names).toEqual(new Set(['_ga', '_ga_T3AC00KIE5']));
    const panel = await chromium.openOwnPage(`panel.html?tab=${tabId}#cookies`);
    await panel.setViewport({ width: 1400, height: 800 });
    const setBy = await until(() => panel.$eval('[data-cookie-name="_ga"] .cell-origin', (cell) => cell.textContent).catch(() => null));
    await panel.close();
    expect(setBy).toBe('script');
  });

  it('records every request that the server saw, once', async () => {
    await expectEveryRequestOnce();
  });

  it('goes on after the background was closed', async () => {
    await chromium.closeWorker();
    await visitAccount();
    await expectEveryRequestOnce();
    const popup = await chromium.openPopup(page);
    const lead = await until(() => popup.$eval('.popup-lead', ({ textContent }) => textContent).catch(() => null));
    await popup.close();
    expect(lead).toContain('You are logged in');
  });

  it('records nothing twice while DevTools is open as well, and loses nothing when it is closed again', async () => {
    const { panel, devtools } = await chromium.openPanel(page);
    await until(() => panel.evaluate(() => document.querySelector('.tool-source')?.textContent === 'source: DevTools'));
    await visitAccount();
    await expectEveryRequestOnce();
    await devtools.close();
    await visitAccount();
    await expectEveryRequestOnce();
  });

  async function visitAccount(): Promise<void> {
    await page.bringToFront();
    await page.goto(`${demo.http}/account/orders`, { waitUntil: 'networkidle0' });
  }

  /**
   * How often each path was asked for, by the server's own log and by the recording. What a page asked for while it was
   * left for the next one may have been broken off before it reached the server, or after.
   */
  async function expectEveryRequestOnce(): Promise<void> {
    const seen = countOf(demo.log.filter(({ path }) => isCounted(path)));
    const difference = await until(async () => {
      const exchanges = (await recordOf(own, tabId)).filter(
        (record): record is Exchange => record.kind === 'exchange' && isCounted(new URL(record.url).pathname),
      );
      const whole = countOf(exchanges.filter(({ status }) => status !== null).map(logged));
      const begun = countOf(exchanges.map(logged));
      const wrong = [...new Set([...seen.keys(), ...begun.keys()])].flatMap((key) => {
        const [server, least, most] = [seen, whole, begun].map((counts) => counts.get(key) ?? 0) as [number, number, number];
        return least <= server && server <= most ? [] : [`${key}: the server saw ${server}, recorded ${least} to ${most}`];
      });
      last = wrong;
      return wrong.length === 0 ? 'none' : null;
    }, 5000).catch(() => last.join('\n'));
    expect(difference).toBe('none');
    expect(seen.size).toBeGreaterThan(5);
  }
  let last: readonly string[] = [];
});

describe('the popup without access', () => {
  let chromium: Chromium;
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    chromium = await launchChromium();
    page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    await page.goto(demo.http);
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  it.each([
    ['Record this site', ['*://*.shop.localhost/*']],
    ['Record every site', ['<all_urls>']],
  ])('knows the site by the click on the icon, and asks on the click on "%s"', async (name, origins) => {
    const popup = await chromium.openPopup(page);
    await until(() => popup.$('.popup-actions'));
    expect(await popup.$eval('.popup-lead', ({ textContent }) => textContent)).toBe('shop.localhost is not being recorded.');
    expect(await violations(popup)).toEqual([]);
    // Without a display there is nobody to ask; `prompt.test.ts` has the real prompt.
    await popup.evaluate(`chrome.permissions.request = async (wanted) => { globalThis.asked = wanted; return false; }`);
    await popup.evaluate((wanted) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === wanted)?.click(), name);
    await until(() => popup.$eval('[role=status]', ({ textContent }) => textContent === 'Access was not given. Nothing has changed.'));
    expect(await popup.evaluate('asked')).toEqual({ origins });
    await popup.close();
  });
});

/**
 * Left out: what the cache may answer (`webRequest` tells that as if the server had been asked, and the page's resources are
 * read from it once more when DevTools opens), and what DevTools itself asks for, which no extension is told of.
 */
function isCounted(path: string): boolean {
  return !path.startsWith('/static/') && !path.startsWith('/.well-known/');
}

function logged({ method, url }: Exchange): { readonly method: string; readonly host: string; readonly path: string } {
  const { host, pathname } = new URL(url);
  return { method, host, path: pathname };
}

function countOf(requests: readonly { readonly method: string; readonly host: string; readonly path: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { method, host, path } of requests) {
    const key = `${method} ${host}${path}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The record as a view is told of it. */
function recordOf(own: Page, tabId: number): Promise<readonly CaptureRecord[]> {
  return own.evaluate(
    (watched) =>
      new Promise<readonly CaptureRecord[]>((resolve) => {
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { connect(info: { name: string }): Port } };
        };
        interface Port {
          readonly onMessage: { addListener(listener: (message: ViewMessage) => void): void };
          readonly onDisconnect: { addListener(listener: () => void): void };
          postMessage(message: unknown): void;
          disconnect(): void;
        }
        const port = chrome.runtime.connect({ name: 'view' });
        const records: CaptureRecord[] = [];
        port.onMessage.addListener((message) => {
          if (message.type !== 'snapshot') return;
          records.push(...message.records);
          if (!message.last) return;
          port.disconnect();
          resolve(records);
        });
        port.onDisconnect.addListener(() => resolve([]));
        port.postMessage({ type: 'watch', tabId: watched, as: 'capture', locale: 'en' });
      }),
    tabId,
  );
}
