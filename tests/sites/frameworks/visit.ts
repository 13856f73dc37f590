import http from 'node:http';
import type { Page } from 'puppeteer-core';
import { until } from '../../tools/chromium.ts';
import type { Driver, Visit } from './driver.ts';
import type { HarRecorder } from './har-recorder.ts';
import type { EventLabel } from './labels.ts';
import type { Front } from './processes.ts';

/** A person at `page`; without a recorder nothing is labelled. */
export function visitOf(driver: Driver, front: Front, page: Page, recorder: HarRecorder | null, events: EventLabel[]): Visit {
  const [{ host, scheme }] = driver.servers;
  const address = (path: string) => (/^https?:/.test(path) ? path : `${scheme}://${host}${path}`);
  const settle = async () => {
    if (recorder) await until(() => recorder.settled());
  };
  const visit: Visit = {
    page,
    async open(path) {
      await page.goto(address(path), { waitUntil: 'networkidle0' });
      await settle();
    },
    async type(fields) {
      for (const [name, value] of Object.entries(fields)) {
        await page.$eval(`[name="${name}"]`, (field) => ((field as HTMLInputElement).value = ''));
        await page.type(`[name="${name}"]`, value);
      }
    },
    async send(form, fields = {}) {
      await visit.type(fields);
      await visit.click(`${form} button`);
    },
    async click(selector) {
      await page.waitForSelector(selector);
      await Promise.all([page.waitForNavigation({ waitUntil: 'networkidle0' }), page.click(selector)]);
      await settle();
    },
    async press(selector, shown) {
      await page.waitForSelector(selector);
      await page.click(selector);
      await page.waitForSelector(shown);
      await page.waitForNetworkIdle({ idleTime: 100 });
      await settle();
    },
    async waitFor(path, text) {
      await until(async () => (await ask(front.plainPort, host, path)) === text, 30_000);
    },
    async restart() {
      const session = await page.createCDPSession();
      const { cookies } = await session.send('Network.getAllCookies');
      for (const { name, domain, path } of cookies.filter(({ session: untilClose }) => untilClose)) {
        await session.send('Network.deleteCookies', { name, domain, path });
      }
      await session.detach();
    },
    async does(types, what, action) {
      const since = recorder?.count() ?? 0;
      await action();
      if (recorder === null) return;
      await settle();
      const [method = '', place = ''] = what.split(' ');
      const wanted = new URL(place.startsWith('/') ? address(place) : `http://${place}`);
      const exchange = recorder.find(
        since,
        (tried, url) =>
          tried === method &&
          url.hostname === wanted.hostname &&
          url.pathname.replace(/;.*/, '') === wanted.pathname &&
          url.search.startsWith(wanted.search),
      );
      if (exchange === -1) throw new Error(`${driver.id}: no ${what} came of it`);
      for (const type of types) events.push({ type, exchange });
    },
  };
  return visit;
}

function ask(port: number, host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path, headers: { host } }, async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        resolve(text);
      })
      .on('error', reject);
  });
}
