import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { logIn } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { settledReport } from '../../tools/panel.ts';

/** Real keys in the real DevTools, which hears them too: its Esc opens the drawer, which then has the focus. */
describe('a login loop in the panel, by keyboard alone', () => {
  let chromium: Chromium;
  let demo: Demo;
  let panel: Frame;
  let devtools: Page;

  beforeAll(async () => {
    demo = await startDemo({ faults: ['login-loop'] });
    chromium = await launchChromium();
    const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    ({ panel, devtools } = await chromium.openPanel(page));
    await logIn(page, demo.http);
    await settledReport(panel);
    await devtools.bringToFront();
    await until(() => has('.lead .exchange-link'));
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  const has = (selector: string) => panel.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  const text = (selector: string) => panel.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.innerText ?? '', selector);
  const press = (key: 'Enter' | 'Escape' | 'ArrowUp' | '/' | '?') => devtools.keyboard.press(key);
  /** Whether the keys still come to the panel, and not to a drawer that DevTools opened. */
  const hasKeys = () => panel.evaluate(() => document.hasFocus() && document.activeElement?.getAttribute('role') === 'grid');

  it('says in the first sentence that the login does not hold, and one press leads to the line at fault', async () => {
    expect(await text('.lead')).toContain('does not hold: connect.sid was set but did not come back');
    await panel.evaluate(() => document.querySelector<HTMLElement>('.lead .exchange-link')?.focus());
    await press('Enter');
    await until(() => has('[data-detail] .attribute.fault'));
    expect(await text('[data-set-cookie="connect.sid"] .attribute.fault')).toContain('Path=/login');
  });

  it('closes the details by Esc and keeps the keys', async () => {
    await panel.evaluate(() => document.querySelector<HTMLElement>('[role=grid]')?.focus());
    await press('Escape');
    await until(async () => !(await has('[data-detail]')));
    expect(await hasKeys()).toBe(true);
    await press('ArrowUp');
    await until(() => has('[data-detail]'));
  });

  it('closes the list of keys by Esc and keeps the keys', async () => {
    await press('?');
    await until(() => has('dialog[open]'));
    await press('Escape');
    await until(async () => !(await has('dialog[open]')));
    expect(await hasKeys()).toBe(true);
  });
});
