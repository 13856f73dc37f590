import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';
import { filesHolding, unlikely, withDecoded } from '../../tools/profile-files.ts';

/** Reads the profile's files as a thief of the disk would, and proves that the reading finds what lies there in the clear. */

const secret = unlikely();
const laterSecret = unlikely();
const privateSecret = unlikely();
const marker = unlikely();
const privateMarker = unlikely();
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-secrets-'));
let handedOut = secret;
const site = http.createServer((_, response) => {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('set-cookie', `sid=${handedOut}; Path=/; HttpOnly`);
  response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,"><title>shop</title>');
});

let chromium: Chromium;
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(async () => {
  site.closeAllConnections();
  await new Promise((resolve) => site.close(resolve));
  fs.rmSync(profile, { recursive: true, force: true });
});

describe('what was recorded', () => {
  let page: Page;
  let panel: Page;
  let tabId: number;

  beforeAll(async () => {
    chromium = await start();
    page = await chromium.browser.newPage();
    await page.goto(origin);
    await page.goto(origin);
    tabId = await chromium.tabIdOf(page);
    panel = await chromium.openOwnPage(`panel.html?tab=${tabId}`);
    await until(async () => (await recorded(panel, tabId)).includes(`sid=${secret}`));
    await writeInTheClear(panel, marker);
    await until(() => found(marker).length > 0);
  });
  afterAll(() => chromium?.close());

  it('is not in any file of the profile, while what was written in the clear beside it is', () => {
    expect(found(marker).some((file) => file.includes('IndexedDB'))).toBe(true);
    expect(found(secret)).toEqual([]);
  });

  it('is gone with its key when the user asks to forget everything, and recording goes on', async () => {
    const keys = () => panel.evaluate(async () => JSON.stringify(await chrome.storage.session.get('journal-key')));
    const before = { key: await keys(), journals: await journals(panel) };
    expect(before.journals).toHaveLength(1);
    expect(await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'forget-everything' }))).toBe('forgotten');
    expect(await recorded(panel, tabId)).not.toContain(secret);
    handedOut = laterSecret;
    await page.goto(origin);
    await until(async () => (await recorded(panel, tabId)).includes(`sid=${laterSecret}`));
    expect(await keys()).not.toBe(before.key);
    expect(await journals(panel)).not.toContain(before.journals[0]);
  });

  it('is still in no file when the browser was closed, and the next start deletes what nobody can read', async () => {
    const left = await journals(panel);
    await chromium.close();
    expect(found(marker)).not.toEqual([]);
    expect([...found(secret), ...found(laterSecret)]).toEqual([]);
    chromium = await start();
    const again = await chromium.openOwnPage('panel.html?tab=1');
    await until(async () => !(await journals(again)).some((name) => left.includes(name)));
  });
});

describe('what was recorded in a private window', () => {
  let windows: BrowserContext;

  beforeAll(async () => {
    chromium = await start();
    handedOut = privateSecret;
    windows = await chromium.browser.createBrowserContext();
  });
  afterAll(() => chromium?.close());

  it('is shown there, kept in memory, and comes neither to a file nor to what the ordinary windows share', async () => {
    const { panel, tabId } = await visit(windows);
    await until(async () => (await recorded(panel, tabId)).includes(`sid=${privateSecret}`));
    const ordinary = await chromium.openOwnPage('popup.html?tab=0');
    await writeInTheClear(ordinary, privateMarker);
    await until(() => found(privateMarker).length > 0);
    expect(found(privateSecret)).toEqual([]);
    expect(await isIn(windowMemory, panel)).toBe(true);
    expect([await isIn(sharedMemory, panel), await isIn(sharedMemory, ordinary), await isIn(windowMemory, ordinary)]).toEqual([false, false, false]);
    expect([...(await journals(panel)), ...(await journals(ordinary))]).toEqual([]);
  });

  it('is forgotten when an ordinary window is asked to forget everything', async () => {
    const ordinary = await chromium.openOwnPage('popup.html?tab=0');
    const { panel, tabId } = await visit(windows);
    await until(async () => (await recorded(panel, tabId)).includes(`sid=${privateSecret}`));
    expect(await ordinary.evaluate(() => chrome.runtime.sendMessage({ type: 'forget-everything' }))).toBe('forgotten');
    await until(async () => !(await isIn(windowMemory, panel)));
    expect(await recorded(panel, tabId)).not.toContain(privateSecret);
  });

  it('is gone with the window', async () => {
    await windows.close();
    handedOut = laterSecret;
    const { panel, tabId } = await visit(await chromium.browser.createBrowserContext());
    await until(async () => (await recorded(panel, tabId)).includes(`sid=${laterSecret}`));
    expect(await isIn(windowMemory, panel)).toBe(false);
    expect(found(privateSecret)).toEqual([]);
  });
});

declare const chrome: {
  runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): { onMessage: { addListener(listener: (message: unknown) => void): void }; postMessage(message: unknown): void };
  };
  storage: { session: { get(key: string | null): Promise<unknown> } };
  tabs: { query(filter: object): Promise<readonly { readonly id: number }[]> };
};

function start(): Promise<Chromium> {
  return launchChromium({ extension: extensionDir('granted'), userDataDir: profile, inPrivateWindows: true });
}

/** A page of the site in a private window, and our panel on it in another tab there. */
async function visit(windows: BrowserContext): Promise<{ readonly panel: Page; readonly tabId: number }> {
  const page = await windows.newPage();
  const panel = await windows.newPage();
  await panel.goto(`chrome-extension://${chromium.extensionId}/popup.html?tab=0`);
  // The window's own worker begins with the first of our pages, and hears nothing before: once it answers, it listens.
  await panel.evaluate(() => chrome.runtime.sendMessage({ type: 'report', tabId: 0 }));
  await page.goto(origin);
  const tabId = await until(() =>
    panel.evaluate(async (url) => (await chrome.tabs.query({ url: `${url}/*` })).at(0)?.id, origin.replace(/:\d+$/, '')),
  );
  await panel.goto(`chrome-extension://${chromium.extensionId}/panel.html?tab=${tabId}`);
  return { panel, tabId };
}

/** Whether that memory, as this page sees it, holds the private secret, in Base64 or as it is. */
async function isIn(memory: (page: Page) => Promise<string>, page: Page): Promise<boolean> {
  return withDecoded(await memory(page)).includes(privateSecret);
}

function sharedMemory(page: Page): Promise<string> {
  return page.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
}

function windowMemory(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('sessionscope-window');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          if (!opening.result.objectStoreNames.contains('items')) return resolve('');
          const items = opening.result.transaction('items').objectStore('items').getAll();
          items.onsuccess = () => resolve(JSON.stringify(items.result));
        };
      }),
  );
}

/** All that a view is told of the tab, as text. */
function recorded(panel: Page, tabId: number): Promise<string> {
  return panel.evaluate(
    (id) =>
      new Promise<string>((resolve) => {
        const port = chrome.runtime.connect({ name: 'view' });
        let told = '';
        port.onMessage.addListener((message) => {
          told += JSON.stringify(message);
          if ((message as { readonly last?: boolean }).last === true) resolve(told);
        });
        port.postMessage({ type: 'watch', tabId: id, as: 'capture', locale: 'en' });
      }),
    tabId,
  );
}

async function journals(panel: Page): Promise<readonly string[]> {
  const names = await panel.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''));
  return names.filter((name) => name.startsWith('sessionscope-journal-'));
}

/** Where the journal would write, and as it would if it did not seal. */
async function writeInTheClear(panel: Page, text: string): Promise<void> {
  await panel.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('in-the-clear', 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('texts', 'readwrite');
          transaction.objectStore('texts').put({ text: value, bytes: new TextEncoder().encode(value) }, 1);
          transaction.oncomplete = () => resolve();
        };
      }),
    text,
  );
}

function found(text: string): readonly string[] {
  return filesHolding(profile, text);
}
