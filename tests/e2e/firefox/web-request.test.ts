import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { exchangeName, walkAs } from '../../sites/demo/walk.ts';
import { until } from '../../tools/chromium.ts';
import { type Ask, type Firefox, launchFirefox } from '../../tools/firefox.ts';

/** Recorded by `webRequest` in a Firefox whose DevTools are closed, and whose background is closed in the middle of it. */
describe('a login in Firefox with access to the site', () => {
  let firefox: Firefox;
  let demo: Demo;
  let site: string;
  let own: Ask;
  let tabId: number;
  let report: Report;

  beforeAll(async () => {
    demo = await startDemo({ faults: ['foreign-domain', 'session-without-http-only'] });
    firefox = await launchFirefox({ extension: 'granted' });
    site = await firefox.currentTab();
    tabId = await firefox.tabId();
    await walkAs(firefox, demo, {
      after: async (step) => {
        if (step !== 'cart') return;
        // What is under way when the background dies may lose its beginning.
        await quiet(demo);
        await firefox.closeBackground();
      },
    });
    await firefox.newTab(`${firefox.origin}/popup.html?tab=${tabId}`);
    own = await firefox.ownPage();
    report = await until(async () => {
      const now = await firefox.report(own, tabId);
      return now?.events.some(({ type }) => type === 'logout') ? now : null;
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await demo?.close();
  });

  it.each([
    ['login-failed', 'POST /login 302 #1'],
    ['login', 'POST /login 302 #2'],
    ['rotated', 'POST /login 302 #2'],
    ['logout', 'POST /logout 302 #1'],
  ])('sees %s at %s', (type, name) => {
    expect(report.events.filter((event) => event.type === type).map(({ exchange }) => exchangeName(report, exchange))).toEqual([name]);
  });

  it('takes the joined Set-Cookie lines apart', () => {
    expect(report.setCookies.filter(({ exchange }) => exchange === 0).map(({ name }) => name)).toEqual(['srv_id', 'newsletter', 'csrf']);
    expect(report.setCookies.filter(({ line }) => line.includes('\n'))).toEqual([]);
  });

  it('records every request that the server saw, once', () => {
    // What the cache may answer is left out.
    const counted = (path: string) => !path.startsWith('/static/') && path !== '/favicon.ico';
    const seen = demo.log.filter(({ path }) => counted(path)).map(({ method, host, path }) => `${method} ${host}${path}`);
    const recorded = report.requests.flatMap(({ method, url }) => {
      const { host, pathname } = new URL(url);
      return counted(pathname) ? [`${method} ${host}${pathname}`] : [];
    });
    expect(recorded.toSorted()).toEqual(seen.toSorted());
  });

  it('finds every verdict of which the store can still tell confirmed', () => {
    const told = report.setCookies.filter(({ confirmed }) => confirmed !== null);
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter(({ confirmed }) => confirmed === false)).toEqual([]);
  });

  it('finds the fault', () => {
    expect(report.findings.map(({ rule }) => rule)).toContain('session-without-http-only');
  });

  it('names the session in the popup', async () => {
    await firefox.switchTo(site);
    await walkAs(firefox, demo, { upTo: 'login' });
    await firefox.newTab(`${firefox.origin}/popup.html?tab=${tabId}`);
    const popup = await firefox.ownPage();
    const lead = await until(async () => {
      const text = await popup(`document.querySelector('.popup-lead')?.textContent ?? null`);
      return typeof text === 'string' && text.startsWith('You are logged in') ? text : null;
    });
    expect(lead).toMatch(/The session is connect\.sid; it ends when the browser closes/);
    expect(await popup(`document.querySelector('[data-rule]').dataset.rule`)).toBe('session-without-http-only');
  });
});

/** The page asks for more when it is loaded. */
async function quiet({ log }: Demo): Promise<void> {
  let [count, since] = [log.length, Date.now()];
  await until(() => {
    if (log.length !== count) [count, since] = [log.length, Date.now()];
    return Date.now() - since > 300;
  });
}
