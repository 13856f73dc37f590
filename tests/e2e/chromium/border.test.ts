import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';

/** A page, a frame in it and another extension can neither see ours nor speak to it. */
describe('the border of the extension', () => {
  let chromium: Chromium;
  let server: http.Server;
  let page: Page;
  let neighbour: string;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-neighbour-'));

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const { port } = server.address() as AddressInfo;
      response.setHeader('content-type', 'text/html');
      response.end(request.url === '/' ? `<iframe src="http://other.localhost:${port}/frame"></iframe>` : 'frame');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    chromium = await launchChromium();
    page = await chromium.browser.newPage();
    await chromium.openPanel(page);
    await page.goto(`http://page.localhost:${(server.address() as AddressInfo).port}/`, { waitUntil: 'networkidle0' });
    fs.writeFileSync(
      path.join(folder, 'manifest.json'),
      JSON.stringify({ manifest_version: 3, name: 'Neighbour', version: '1', background: { service_worker: 'worker.js' } }),
    );
    fs.writeFileSync(path.join(folder, 'worker.js'), '');
    fs.writeFileSync(path.join(folder, 'page.html'), '<!doctype html>');
    neighbour = await chromium.browser.installExtension(folder);
  });
  afterAll(async () => {
    await chromium?.close();
    server?.closeAllConnections();
    server?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('the manifest opens nothing and asks for nothing', () => {
    const manifest: Record<string, unknown> = JSON.parse(fs.readFileSync(path.join(extensionDir('shipped'), 'manifest.json'), 'utf8'));
    expect(manifest['web_accessible_resources']).toBeUndefined();
    expect(manifest['externally_connectable']).toBeUndefined();
    expect(manifest['content_scripts']).toBeUndefined();
    expect(manifest['host_permissions']).toBeUndefined();
    expect(manifest['permissions']).not.toContain('tabs');
    expect(manifest['permissions']).not.toContain('debugger');
  });

  it('leaves nothing behind in the page', async () => {
    const traces = await page.evaluate(
      (id) =>
        [document.documentElement.outerHTML, ...Object.getOwnPropertyNames(globalThis)].filter(
          (text) => text.includes(id) || /sessionscope/i.test(text),
        ),
      chromium.extensionId,
    );
    expect(traces).toEqual([]);
  });

  /** What a page can try: load a file, frame a page, speak by name. */
  const tryAll = async (place: Page | Frame): Promise<Record<string, string>> =>
    place.evaluate(async (id) => {
      const file = `chrome-extension://${id}/panel.html`;
      const load = (tag: 'img' | 'script', source: string) =>
        new Promise<string>((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('refused');
          element.src = source;
          document.body.append(element);
        });
      const { chrome } = globalThis as unknown as { chrome?: { runtime?: { sendMessage?: unknown; connect?: unknown } } };
      return {
        fetch: await fetch(file).then(
          () => 'loaded',
          () => 'refused',
        ),
        icon: await load('img', `chrome-extension://${id}/icon/16.png`),
        script: await load('script', `chrome-extension://${id}/background.js`),
        sendMessage: typeof chrome?.runtime?.sendMessage,
        connect: typeof chrome?.runtime?.connect,
      };
    }, chromium.extensionId);

  const refusedAll = { fetch: 'refused', icon: 'refused', script: 'refused', sendMessage: 'undefined', connect: 'undefined' };

  it('a page loads none of its files and has no way to speak to it', async () => {
    expect(await tryAll(page)).toEqual(refusedAll);
  });

  it('nor has a frame of another site in it', async () => {
    const frame = await until(() => page.frames().find((one) => one.url().includes('other.localhost')));
    expect(await tryAll(frame)).toEqual(refusedAll);
  });

  it('another extension gets no answer, and no port stays open to it', async () => {
    const other = await chromium.browser.newPage();
    await other.goto(`chrome-extension://${neighbour}/page.html`);
    const answers = await other.evaluate(async (id) => {
      interface Port {
        readonly onDisconnect: { addListener(listener: () => void): void };
        readonly onMessage: { addListener(listener: () => void): void };
        postMessage(message: unknown): void;
      }
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(id: string, message: unknown): Promise<unknown>; connect(id: string, info: { name: string }): Port } };
      };
      const said = await chrome.runtime.sendMessage(id, { type: 'report', tabId: 1 }).then(
        (answer) => `answered ${JSON.stringify(answer)}`,
        () => 'refused',
      );
      const ports = await Promise.all(
        ['view', 'source'].map(
          (name) =>
            new Promise<string>((resolve) => {
              const port = chrome.runtime.connect(id, { name });
              port.onDisconnect.addListener(() => resolve('closed'));
              port.onMessage.addListener(() => resolve('answered'));
              try {
                port.postMessage({ type: 'watch', tabId: 1, as: 'capture', locale: 'en' });
              } catch {
                resolve('closed');
              }
            }),
        ),
      );
      return [said, ...ports];
    }, chromium.extensionId);
    expect(answers).toEqual(['refused', 'closed', 'closed']);
  });

  it.each([
    ['no type', {}],
    ['an unknown type', { type: 'everything' }],
    ['no tab', { type: 'report' }],
    ['a tab that is no number', { type: 'report', tabId: '1' }],
    ['a prototype', { type: '__proto__', tabId: 1 }],
  ])('a malformed message of our own is refused: %s', async (_, message) => {
    const own = await chromium.openOwnPage('popup.html?tab=1');
    const answer = await own.evaluate(async (asked) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } };
      return chrome.runtime.sendMessage(asked).catch(() => null);
    }, message);
    expect(answer ?? null).toBeNull();
    await own.close();
  });
});
