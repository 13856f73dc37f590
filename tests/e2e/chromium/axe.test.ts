import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../../utils/i18n/text.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { logIn, walk } from '../../sites/demo/walk.ts';
import { violations } from '../../tools/axe.ts';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** Every view as an ordinary page (contract 4), with all of axe-core's rules: none is switched off. */

const views = ['traffic', 'cookies', 'sessions', 'findings', 'learn', 'scale-out'] as const;
type ViewId = (typeof views)[number];

/** What is chosen in a view, so that its detail is there too. */
const choices: Readonly<Partial<Record<ViewId, string>>> = {
  traffic: '[data-exchange] .cell-set [data-outcome], [data-exchange]',
  cookies: '[data-cookie-name="connect.sid"]',
};

interface Look {
  readonly theme: 'light' | 'dark';
  readonly locale: Locale;
  readonly width: number;
}

/** Every theme with every language, every theme with every width, every language with every width. */
const looks: readonly Look[] = [
  { theme: 'light', locale: 'en', width: 420 },
  { theme: 'light', locale: 'ko', width: 1200 },
  { theme: 'dark', locale: 'ko', width: 420 },
  { theme: 'dark', locale: 'en', width: 1200 },
];

/** There are many lessons, made of the same parts: what differs between looks shows in these two. */
const ends: readonly Look[] = [
  { theme: 'light', locale: 'en', width: 420 },
  { theme: 'dark', locale: 'ko', width: 1200 },
];

describe('axe finds nothing', () => {
  let chromium: Chromium;
  let demo: Demo;
  let tabId: number;

  beforeAll(async () => {
    demo = await startDemo({ faults: ['session-without-http-only', 'same-site-none-insecure', 'host-prefix-with-path', 'logout-client-only'] });
    chromium = await launchChromium({ extension: extensionDir('granted') });
    const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    await walk(page, demo);
    await logIn(page, demo.http);
    tabId = await chromium.tabIdOf(page);
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  describe.each(looks)('$theme, $locale, $width px', (look) => {
    let page: Page;

    beforeAll(async () => {
      page = await open(`panel.html?tab=${tabId}`, look);
      await until(() => page.$('[data-exchange]'));
    });
    afterAll(() => page?.close());

    it.each(views)('in %s, with its detail', async (view) => {
      await page.evaluate((id) => document.querySelector<HTMLElement>(`#tab-${id}`)?.click(), view);
      await until(() => page.$(`#tab-${view}[aria-selected="true"]`));
      const choice = choices[view];
      if (choice !== undefined) {
        const row = await until(() => page.$(choice));
        await row.evaluate((element) => element instanceof HTMLElement && element.click());
        await until(() => page.$('.split-detail'));
      }
      expect(await violations(page)).toEqual([]);
    });

    it('in Findings, with every framework and the checklists open', async () => {
      await page.evaluate(() => document.querySelector<HTMLElement>('#tab-findings')?.click());
      const more = await until(() => page.$('.fix-more'));
      await more.evaluate((button) => button instanceof HTMLElement && button.click());
      await until(() => page.$('.fix-more[aria-expanded="true"]'));
      expect(await violations(page)).toEqual([]);
      await page.evaluate(() => document.querySelector<HTMLElement>('.choice input[value=checklist]')?.click());
      await until(() => page.$('[data-item]'));
      await page.$$eval('[data-item]', (items) => {
        for (const item of items) if (item instanceof HTMLDetailsElement) item.open = true;
      });
      expect(await violations(page)).toEqual([]);
    });

    it.each([
      ['the list of keys', () => page.keyboard.press('?')],
      ['the menu of the recording', () => page.click('[aria-haspopup="dialog"]')],
    ])('in %s', async (_, openIt) => {
      await openIt();
      await until(() => page.$('dialog[open]'));
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await until(async () => (await page.$('dialog[open]')) === null);
    });
  });

  it.each(ends)('in every lesson, $theme, $locale, $width px', async (look) => {
    const page = await open(`panel.html?tab=${tabId}`, look);
    await until(() => page.$('[data-exchange]'));
    await page.evaluate(() => document.querySelector<HTMLElement>('#tab-learn')?.click());
    const lessons = await until(async () => {
      const found = await page.$$eval('[data-lesson-link]', (links) => links.map((link) => link.getAttribute('data-lesson-link') ?? ''));
      return found.length > 0 && found;
    });
    const found: string[] = [];
    for (const lesson of lessons) {
      await page.evaluate((id) => document.querySelector<HTMLElement>(`[data-lesson-link="${id}"]`)?.click(), lesson);
      await until(() => page.$(`[data-lesson-link="${lesson}"][aria-current="page"]`));
      found.push(...(await violations(page)).map((violation) => `${lesson}: ${violation}`));
    }
    expect(found).toEqual([]);
    await page.close();
  });

  it.each(looks)('in the popup, $theme, $locale', async (look) => {
    const popup = await open(`popup.html?tab=${tabId}`, { ...look, width: 380 });
    await until(() => popup.$('[data-rule]'));
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });

  it.each(looks)('in the popup of a tab that is not recorded, $theme, $locale', async (look) => {
    const other = await chromium.openOwnPage('panel.html?tab=-1');
    const popup = await open(`popup.html?tab=${await chromium.tabIdOf(other)}`, { ...look, width: 380 });
    await until(() => popup.$('.popup-lead'));
    expect(await violations(popup)).toEqual([]);
    await popup.close();
    await other.close();
  });

  async function open(file: string, { theme, locale, width }: Look): Promise<Page> {
    const page = await chromium.openOwnPage('panel.html?tab=-1');
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      // A colour on its way from one to another has no contrast of its own.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    await page.evaluate((chosen) => localStorage.setItem('locale', chosen), locale);
    await page.goto(`chrome-extension://${chromium.extensionId}/${file}`);
    return page;
  }
});
