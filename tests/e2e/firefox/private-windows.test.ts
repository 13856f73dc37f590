import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../tools/chromium.ts';
import { type Ask, type Firefox, launchFirefox } from '../../tools/firefox.ts';
import { filesHolding, unlikely, withDecoded } from '../../tools/profile-files.ts';

/** In Firefox one background serves private and other windows; what it records of the private ones is kept in `storage.session`. */
describe('what was recorded in a private window of Firefox', () => {
  const secret = unlikely();
  const marker = unlikely();
  const site = http.createServer((_, response) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('set-cookie', `sid=${secret}; Path=/; HttpOnly`);
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>shop</title>');
  });
  let firefox: Firefox;
  let own: Ask;
  let ordinary: string;
  let privateWindow: string;
  let tabId: number;

  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const address = `http://localhost:${(site.address() as AddressInfo).port}/`;
    firefox = await launchFirefox({ extension: 'granted', inPrivateWindows: true });
    await firefox.goto(`${firefox.origin}/popup.html?tab=0`);
    ordinary = await firefox.currentTab();
    own = await firefox.ownPage();
    privateWindow = await firefox.newPrivateWindow(address);
    await firefox.goto(address);
    tabId = await firefox.tabId();
    await firefox.switchTo(ordinary);
  });
  afterAll(async () => {
    await firefox?.close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
  });

  it('is there, in memory and in no file of the profile, while what is written in the clear is found', async () => {
    await until(async () => (await firefox.report(own, tabId))?.requests.some(({ recorded }) => recorded.includes('sid')) ?? false);
    expect((await memory(own)).includes(secret)).toBe(true);
    await own(`content.localStorage.setItem('in the clear', ${JSON.stringify(marker)})`);
    await until(() => filesHolding(firefox.profile, marker).length > 0);
    expect(filesHolding(firefox.profile, secret)).toEqual([]);
    expect(JSON.parse(String(await own(`JSON.stringify((await content.indexedDB.databases()).map(({ name }) => name))`)))).not.toContainEqual(
      expect.stringContaining('sessionscope-journal-'),
    );
  });

  it('is gone with the window', async () => {
    await firefox.switchTo(privateWindow);
    await firefox.closeTab();
    await firefox.switchTo(ordinary);
    await until(async () => !(await memory(own)).includes(secret));
    expect(await firefox.report(own, tabId)).toBeNull();
    expect(filesHolding(firefox.profile, secret)).toEqual([]);
  });
});

async function memory(own: Ask): Promise<string> {
  return withDecoded(String(await own('content.wrappedJSObject.JSON.stringify(await content.wrappedJSObject.browser.storage.session.get(null))')));
}
