import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** One tab is recorded, the other paused, and the worker sleeps: what wakes it, and what it then hears. */

const asked = 30;
const site = http.createServer((_, response) => {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>tab</title>');
});

describe('with one tab recorded and another paused', () => {
  let chromium: Chromium;
  let recorded: Page;
  let paused: Page;
  const ids = { recorded: -1, paused: -1 };

  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const { port } = site.address() as AddressInfo;
    chromium = await launchChromium({ extension: extensionDir('granted') });
    recorded = await chromium.browser.newPage();
    await recorded.goto(`http://localhost:${port}/`);
    ids.recorded = await chromium.tabIdOf(recorded);
    paused = await chromium.browser.newPage();
    await paused.goto(`http://127.0.0.1:${port}/`);
    ids.paused = await chromium.tabIdOf(paused);
    const panel = await chromium.openOwnPage(`panel.html?tab=${ids.paused}`);
    const isPressed = (state: boolean) => panel.evaluate((on) => document.querySelector(`.tool-record[aria-pressed=${on}]`) !== null, state);
    await until(() => isPressed(true));
    await panel.evaluate(() => document.querySelector<HTMLElement>('.tool-record')?.click());
    await until(() => isPressed(false));
    await panel.close();
    const filters = () =>
      chromium.worker().then((worker) => worker.evaluate('chrome.storage.local.get("traffic-filters").then(JSON.stringify)') as Promise<string>);
    await until(async () => {
      const given = await filters();
      return given.includes(`tab ${ids.recorded}`) && !given.includes(`tab ${ids.paused}`);
    });
    // Nobody has a port open that would wake the next one at once.
    await (await chromium.worker()).close().catch(() => undefined);
    await until(() => !isAwake());
  });
  afterAll(async () => {
    await chromium?.close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  });

  const isAwake = () =>
    chromium.browser.targets().some((target) => target.type() === 'service_worker' && target.url().includes(chromium.extensionId));

  it('the traffic of the paused tab wakes nobody, and that of the recorded one is heard from the first request on', async () => {
    await ask(paused);
    expect(isAwake()).toBe(false);
    await ask(recorded);
    await until(isAwake);
    const own = await chromium.openOwnPage('panel.html?tab=0');
    const pathsOf = async (id: number) => {
      const report = (await own.evaluate((tabId) => chrome.runtime.sendMessage({ type: 'report', tabId }), id)) as Report;
      return report.requests.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/x'));
    };
    const all = Array.from({ length: asked }, (_, n) => `/x${n}`);
    await until(async () => (await pathsOf(ids.recorded)).length >= asked);
    expect(await pathsOf(ids.recorded)).toEqual(all);
    expect(await pathsOf(ids.paused)).toEqual([]);
  });
});

declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };

/** One request after the other, so that the order is known. */
async function ask(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    for (let n = 0; n < count; n += 1) await (await fetch(`/x${n}`)).text();
  }, asked);
}
