import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** Reads the profile's files as a thief of the disk would, and proves that the reading finds what lies there in the clear. */

const secret = `secret-${randomUUID()}`;
const laterSecret = `later-${randomUUID()}`;
const marker = `marker-${randomUUID()}`;
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-secrets-'));
let handedOut = secret;
const site = http.createServer((_, response) => {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('set-cookie', `sid=${handedOut}; Path=/; HttpOnly`);
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>shop</title>');
});

describe('what was recorded', () => {
  let chromium: Chromium;
  let origin: string;
  let page: Page;
  let panel: Page;
  let tabId: number;

  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(site.address() as AddressInfo).port}`;
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
  afterAll(async () => {
    await chromium?.close();
    site.closeAllConnections();
    await new Promise((resolve) => site.close(resolve));
    fs.rmSync(profile, { recursive: true, force: true });
  });

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

declare const chrome: {
  runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    connect(info: { name: string }): { onMessage: { addListener(listener: (message: unknown) => void): void }; postMessage(message: unknown): void };
  };
  storage: { session: { get(key: string): Promise<unknown> } };
};

function start(): Promise<Chromium> {
  return launchChromium({ extension: extensionDir('granted'), userDataDir: profile });
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

/** The files of the profile that hold the text, in one byte per character or in two. */
function found(text: string): readonly string[] {
  const forms = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, ''))];
  return fs.readdirSync(profile, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const file = path.join(entry.parentPath, entry.name);
    const bytes = read(file);
    return forms.some((form) => bytes.includes(form)) ? [path.relative(profile, file)] : [];
  });
}

/** A running browser deletes files under our hands. */
function read(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
