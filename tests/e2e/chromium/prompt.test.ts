import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { logIn } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { openVirtualDisplay, type VirtualDisplay } from '../../tools/virtual-display.ts';

/** The shipped extension and the browser's own permission prompt, on a display that only the test sees. */
describe('"record this site" in the popup', () => {
  let display: VirtualDisplay;
  let chromium: Chromium;
  let demo: Demo;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    display = await openVirtualDisplay();
    chromium = await launchChromium({ headless: false, display: display.name });
    page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    await page.goto(demo.http);
  });
  afterAll(async () => {
    await chromium?.close();
    await display?.close();
    await demo?.close();
  });

  it('was given no host at install, and records nothing', async () => {
    expect(await grantedHosts()).toEqual([]);
    const popup = await chromium.openPopup(page);
    expect(await leadOf(popup)).toBe('shop.localhost is not being recorded.');
    expect(await popup.$$eval('.popup-actions button', (buttons) => buttons.map(({ textContent }) => textContent))).toEqual([
      'Record this site',
      'Record every site',
    ]);
    await popup.close();
  });

  it('changes nothing when the user says no', async () => {
    await askForThisSite();
    await display.press('Escape');
    const popup = await chromium.openPopup(page);
    expect(await leadOf(popup)).toBe('shop.localhost is not being recorded.');
    await popup.close();
    expect(await grantedHosts()).toEqual([]);
  });

  it('is given this site and its subdomains, and nothing else, when the user says yes', async () => {
    await askForThisSite();
    // "Deny" has the focus; "Allow" is the next button.
    await display.press('Tab', 'Return');
    expect(await until(async () => ((await grantedHosts()).length > 0 ? grantedHosts() : null))).toEqual(['*://*.shop.localhost/*']);
  });

  it('records by webRequest from then on, beginning with the reload that it offers', async () => {
    const popup = await chromium.openPopup(page);
    expect(await leadOf(popup)).toContain('Recording shop.localhost. Nothing has happened since');
    await popup.click('.popup-actions button');
    const access = await until(() => popup.$eval('.popup-access[data-access]', (line) => line.getAttribute('data-access')).catch(() => null));
    expect(access).toBe('site');
    await until(async () => (await leadOf(popup)).startsWith('No session seen yet'));
    await popup.close();

    await logIn(page, demo.http);
    const after = await chromium.openPopup(page);
    await until(async () => (await leadOf(after)).startsWith('You are logged in since'));
    expect(await after.$eval('.popup-row', (row) => row.getAttribute('data-cookie-name'))).toBe('connect.sid');
    await after.close();
  });

  /** Clicks in the popup, which the browser closes when its prompt takes the focus. */
  async function askForThisSite(): Promise<void> {
    const popup = await chromium.openPopup(page);
    const button = await until(() => popup.$('.popup-primary'));
    const closed = new Promise((resolve) => popup.once('close', resolve));
    await button.click();
    await closed;
    // For half a second the prompt is deaf, so that nobody says yes with a click that was meant for the page. Nothing tells when it ends.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }

  async function grantedHosts(): Promise<readonly string[]> {
    const { origins } = (await (await chromium.worker()).evaluate('chrome.permissions.getAll()')) as { readonly origins: readonly string[] };
    return origins;
  }

  function leadOf(popup: Page): Promise<string> {
    return until(() => popup.$eval('.popup-lead', ({ textContent }) => textContent).catch(() => null));
  }
});
