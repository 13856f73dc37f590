import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../../utils/report/report.ts';
import { type Demo, startDemo } from '../../sites/demo/site.ts';
import { exchangeName, type Walker, walkAs } from '../../sites/demo/walk.ts';
import { until } from '../../tools/chromium.ts';
import { type Ask, type Firefox, launchFirefox } from '../../tools/firefox.ts';

function pagesSeen({ log }: Demo): readonly string[] {
  return log.flatMap(({ method, host, path }) => (host.startsWith('shop.') && isPage(path) ? [`${method} ${path}`] : []));
}

function pagesIn({ requests }: Report): readonly string[] {
  return requests.flatMap(({ method, url }) => {
    const { hostname, pathname } = new URL(url);
    return hostname.startsWith('shop.') && isPage(pathname) ? [`${method} ${pathname}`] : [];
  });
}

function isPage(path: string): boolean {
  return !/^\/(?:static|api|partner-frame|favicon)/.test(path);
}

/**
 * The shipped extension, no host permission, Firefox's own toolbox, and a background that is closed in the middle of it. Without
 * "Persist Logs" Firefox throws away what the page that is left has asked for, often before an extension is told of it.
 */
describe('a login in the panel of Firefox, without any host permission', () => {
  let firefox: Firefox;
  let demo: Demo;
  let panel: Ask;
  let report: Report;

  beforeAll(async () => {
    demo = await startDemo({ faults: ['foreign-domain'] });
    firefox = await launchFirefox({ preferences: { 'devtools.netmonitor.persistlog': true } });
    const tabId = await firefox.tabId();
    panel = await firefox.openPanel();
    await until(() => panel(`document.querySelector('.tool-source')?.textContent === 'source: DevTools'`));
    // A person looks at each page. Of one that is left within milliseconds Firefox tells DevTools nothing.
    const looked = async () => {
      let recorded: readonly string[] = [];
      await until(async () => {
        const now = await firefox.report(panel, tabId);
        if (now !== null) report = now;
        recorded = now === null ? [] : pagesIn(now);
        return recorded.length === pagesSeen(demo).length;
      }).catch(() => Promise.reject(new Error(`The server saw ${pagesSeen(demo)}; recorded were ${recorded}.`)));
    };
    const person: Walker = {
      ...firefox,
      goto: (url) => looked().then(() => firefox.goto(url)),
      follow: (selector) => looked().then(() => firefox.follow(selector)),
    };
    await walkAs(person, demo, {
      after: async (step) => {
        if (step === 'cart') await firefox.closeBackground();
      },
    });
    await looked();
  });
  afterAll(async () => {
    await firefox?.close();
    await demo?.close();
  });

  it('shows the session cookie first, as a session id', async () => {
    await panel(`document.querySelector('#tab-cookies').click()`);
    const first = await until(() =>
      panel(`(() => {
        const row = document.querySelector('[data-cookie-name]');
        return row && row.dataset.cookieName + ' ' + row.dataset.cookieRole;
      })()`),
    );
    expect(first).toBe('connect.sid session-id');
  });

  it.each([
    ['started', 'POST /cart 302 #1'],
    ['login-failed', 'POST /login 302 #1'],
    ['login', 'POST /login 302 #2'],
    ['rotated', 'POST /login 302 #2'],
    ['logout', 'POST /logout 302 #1'],
  ])('sees %s at %s', (type, name) => {
    expect(report.events.filter((event) => event.type === type).map(({ exchange }) => exchangeName(report, exchange))).toEqual([name]);
  });

  it('says which cookie was refused and why', () => {
    const refused = report.setCookies.filter(({ outcome }) => outcome === 'refused');
    expect(new Set(refused.map(({ name, reasons }) => `${name}: ${reasons.map(({ code }) => code)}`))).toEqual(
      new Set(['newsletter: domain-mismatch']),
    );
  });

  it('says how Firefox is told to leave nothing out', async () => {
    expect(await panel(`document.querySelector('footer.status').textContent`)).toContain('Persist Logs');
  });

  it('records every page and form that the server saw, once and in order', () => {
    expect(pagesIn(report)).toEqual(pagesSeen(demo));
  });

  it('predicts the Cookie header of every request of a page, but for what scripts have just written', () => {
    const wrong = report.requests.filter(({ url, recorded, predicted, status }) => {
      const known = recorded.filter((name) => !name.startsWith('_ga'));
      return (
        status !== null &&
        isPage(new URL(url).pathname) &&
        known.toSorted().join() !==
          predicted
            .filter((name) => !name.startsWith('_ga'))
            .toSorted()
            .join()
      );
    });
    expect(wrong.map(({ exchange, recorded, predicted }) => `${exchangeName(report, exchange)}: ${recorded} / ${predicted}`)).toEqual([]);
  });
});
