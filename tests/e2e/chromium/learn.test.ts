import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { walk } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';
import { settledReport } from '../../tools/panel.ts';

/** A learner logs in at the shop with the panel open, and reads the lessons on that very login. */
describe('the lessons in the real panel', () => {
  let chromium: Chromium;
  let demo: Demo;
  let panel: Frame;
  let devtools: Page;
  let report: Report;

  beforeAll(async () => {
    demo = await startDemo();
    chromium = await launchChromium();
    const page = await chromium.browser.newPage();
    ({ panel, devtools } = await chromium.openPanel(page));
    await walk(page, demo, { upTo: 'account' });
    report = await settledReport(panel);
    await devtools.bringToFront();
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  const open = async (lesson: string): Promise<void> => {
    await until(() =>
      panel.evaluate((id) => {
        document.querySelector<HTMLElement>('[role=tab][id=tab-learn]')?.click();
        document.querySelector<HTMLElement>(`[data-lesson-link="${id}"]`)?.click();
        return document.querySelector(`[data-lesson="${id}"]`) !== null;
      }, lesson),
    );
  };
  const stepText = () => panel.evaluate(() => document.querySelector('.sequence-note')?.textContent ?? '');

  /** Steps through the diagram by keyboard, and tells what each step says. */
  const stepThrough = async (): Promise<readonly string[]> => {
    const count = await panel.evaluate(() => document.querySelectorAll('.sequence-steps li').length);
    await panel.evaluate(() => document.querySelector<HTMLElement>('.sequence-steps button')?.focus());
    const told = [await stepText()];
    for (let step = 1; step < count; step += 1) {
      await panel.evaluate(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
      });
      told.push(
        await until(async () => {
          const text = await stepText();
          return text !== told.at(-1) ? text : null;
        }),
      );
    }
    return told;
  };

  const login = () => report.events.find(({ type }) => type === 'login')?.exchange;

  it('steps through the login with its own requests', async () => {
    await open('login-step-by-step');
    expect(await panel.evaluate(() => document.querySelector('[data-lesson]')?.getAttribute('data-example'))).toBe('false');
    const told = await stepThrough();
    expect(told.some((text) => text.includes('POST /login') && text.includes(`#${login()}`))).toBe(true);
    expect(told.some((text) => text.includes('Set-Cookie: connect.sid=') && text.includes(`#${login()}`))).toBe(true);
    expect(told.some((text) => text.includes('GET /account'))).toBe(true);
  });

  it('does the same in Korean', async () => {
    await until(() =>
      panel.evaluate(() => {
        if (document.documentElement.lang !== 'ko')
          [...document.querySelectorAll<HTMLElement>('button')].find((button) => button.textContent?.trim() === '한국어')?.click();
        return document.documentElement.lang === 'ko';
      }),
    );
    await open('login-step-by-step');
    await panel.evaluate(() => document.querySelector<HTMLElement>('.sequence-steps button')?.click());
    const told = await stepThrough();
    expect(told.some((text) => text.includes('POST /login') && text.includes(`#${login()}`))).toBe(true);
    for (const text of told) expect(text).toMatch(/[가-힣]/);
  });

  it('shows this visit on many servers in Scale-out', async () => {
    await panel.evaluate(() => document.querySelector<HTMLElement>('[role=tab][id=tab-scale-out]')?.click());
    await until(() => panel.evaluate(() => document.querySelector('.scale-out')?.getAttribute('data-example') === 'false'));
    const lost = await panel.evaluate(() => {
      document.querySelector<HTMLElement>('[data-strategy="memory-only"] button')?.click();
      return document.querySelectorAll('[data-strategy]').length;
    });
    expect(lost).toBe(7);
    await until(() => panel.evaluate(() => document.querySelector('.cluster-mark.cluster-outcome-logged-out') !== null));
  });
});
