import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { walk } from '../../sites/demo/walk.ts';
import { type Chromium, launchChromium, until } from '../../tools/chromium.ts';

/** The shipped extension, no host permission, the real DevTools, and a background that is closed in the middle of it. */
describe('a login in the real panel, without any host permission', () => {
  let chromium: Chromium;
  let demo: Demo;
  let report: Report;
  let rows: string[];

  beforeAll(async () => {
    demo = await startDemo({ faults: ['foreign-domain'] });
    chromium = await launchChromium();
    const page = (await chromium.browser.pages())[0] ?? (await chromium.browser.newPage());
    const { panel } = await chromium.openPanel(page);
    await walk(page, demo, {
      after: async (step) => {
        if (step === 'cart') await chromium.closeWorker();
      },
    });
    const ask = () =>
      panel.evaluate(async () => {
        const { chrome } = globalThis as unknown as {
          chrome: { devtools: { inspectedWindow: { tabId: number } }; runtime: { sendMessage(message: unknown): Promise<unknown> } };
        };
        return chrome.runtime.sendMessage({ type: 'report', tabId: chrome.devtools.inspectedWindow.tabId });
      }) as Promise<Report | null>;
    report = await until(async () => {
      const answer = await ask();
      return answer?.events.some(({ type }) => type === 'logout') ? answer : null;
    });
    await panel.evaluate(() => document.querySelector<HTMLElement>('[role=tab][id=tab-cookies]')?.click());
    rows = await until(async () => {
      const found = await panel.evaluate(() =>
        [...document.querySelectorAll('[data-cookie-name]')].map(
          (row) => `${row.getAttribute('data-cookie-name')} ${row.getAttribute('data-cookie-role')}`,
        ),
      );
      return found.length > 3 && found[0]?.startsWith('connect.sid') ? found : null;
    });
  });
  afterAll(async () => {
    await chromium?.close();
    await demo?.close();
  });

  const exchangeOf = (method: string, path: string, status: number, nth = 0): number | undefined =>
    report.requests.filter((request) => request.method === method && new URL(request.url).pathname === path && request.status === status)[nth]
      ?.exchange;

  it('shows the session cookie first, as a session id', () => {
    expect(rows[0]).toBe('connect.sid session-id');
  });

  it('sees its life at the right exchanges', () => {
    const at = (type: string) => report.events.filter((event) => event.type === type).map(({ exchange }) => exchange);
    expect(at('started')).toEqual([exchangeOf('POST', '/cart', 302)]);
    expect(at('login-failed')).toEqual([exchangeOf('POST', '/login', 302, 0)]);
    expect(at('login')).toEqual([exchangeOf('POST', '/login', 302, 1)]);
    expect(at('rotated')).toEqual([exchangeOf('POST', '/login', 302, 1)]);
    expect(at('logout')).toEqual([exchangeOf('POST', '/logout', 302)]);
  });

  it('says which cookie was refused and why', () => {
    const refused = report.setCookies.filter(({ outcome }) => outcome === 'refused');
    expect(new Set(refused.map(({ name, reasons }) => `${name}: ${reasons.map(({ code }) => code)}`))).toEqual(
      new Set(['newsletter: domain-mismatch']),
    );
  });
});
