import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chromium, extensionDir, launchChromium, until } from '../../tools/chromium.ts';
import { askReport, inspectedTab, settledReport } from '../../tools/panel.ts';

/** A page, a frame in it and another extension can neither see ours nor speak to it; and ours hears only what makes sense. */
describe('the border of the extension', () => {
  let chromium: Chromium;
  let server: http.Server;
  let page: Page;
  let panel: Frame;
  let own: Page;
  let tab: number;
  let recorded: number;
  let neighbour: string;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-neighbour-'));

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      const { port } = server.address() as AddressInfo;
      response.setHeader('content-type', 'text/html');
      response.setHeader('set-cookie', 'seen=1; Path=/');
      response.end(request.url === '/' ? `<iframe src="http://other.localhost:${port}/frame"></iframe>` : 'frame');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    chromium = await launchChromium();
    page = await chromium.browser.newPage();
    panel = (await chromium.openPanel(page)).panel;
    await page.goto(`http://page.localhost:${(server.address() as AddressInfo).port}/`, { waitUntil: 'networkidle0' });
    recorded = (await settledReport(panel)).exchanges;
    tab = await inspectedTab(panel);
    own = await chromium.openOwnPage(`popup.html?tab=${tab}`);
    neighbour = await installNeighbour();
  });
  afterAll(async () => {
    await chromium?.close();
    server?.closeAllConnections();
    server?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function installNeighbour(): Promise<string> {
    const manifest = { manifest_version: 3, name: 'Neighbour', version: '1', background: { service_worker: 'worker.js' } };
    fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
    fs.writeFileSync(path.join(folder, 'worker.js'), '');
    fs.writeFileSync(path.join(folder, 'page.html'), '<!doctype html>');
    return chromium.browser.installExtension(folder);
  }

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

  /** What a page can try: load a file, speak by name. */
  const tryAll = async (place: Page | Frame): Promise<Record<string, string>> =>
    place.evaluate(async (id) => {
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
        fetch: await fetch(`chrome-extension://${id}/panel.html`).then(
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

  it('while a page of its own loads them all', async () => {
    const loaded = await own.evaluate(() =>
      Promise.all(['/panel.html', '/icon/16.png', '/background.js'].map((file) => fetch(file).then(({ status }) => status))),
    );
    expect(loaded).toEqual([200, 200, 200]);
  });

  it('a page cannot frame the panel', async () => {
    await page.evaluate((id) => {
      const frame = document.createElement('iframe');
      frame.src = `chrome-extension://${id}/panel.html`;
      document.body.append(frame);
    }, chromium.extensionId);
    const framed = await until(() => page.frames().find((one) => /^chrome-/.test(one.url())));
    expect(framed.url()).toMatch(/^chrome-error:/);
  });

  /** What `place` is answered when it asks `id` for the tab; the ports by what becomes of them. */
  const askFrom = (place: Page): Promise<{ readonly said: unknown; readonly ports: readonly string[] }> =>
    place.evaluate(
      async (id, tabId) => {
        interface Port {
          readonly onDisconnect: { addListener(listener: () => void): void };
          readonly onMessage: { addListener(listener: () => void): void };
          postMessage(message: unknown): void;
        }
        const { chrome } = globalThis as unknown as {
          chrome: { runtime: { sendMessage(id: string, message: unknown): Promise<unknown>; connect(id: string, info: { name: string }): Port } };
        };
        const ask = (message: unknown) =>
          chrome.runtime.sendMessage(id, message).then(
            (answer) => (answer === null || answer === undefined ? 'nothing' : 'answered'),
            () => 'refused',
          );
        const talk = (name: string, messages: readonly unknown[]) =>
          new Promise<string>((resolve) => {
            const port = chrome.runtime.connect(id, { name });
            port.onDisconnect.addListener(() => resolve('closed'));
            port.onMessage.addListener(() => resolve('answered'));
            try {
              for (const message of messages) port.postMessage(message);
            } catch {
              resolve('closed');
            }
          });
        const said = await ask({ type: 'report', tabId });
        const ports = await Promise.all([
          talk('view', [{ type: 'watch', tabId, as: 'capture', locale: 'en' }]),
          talk('source', [{ type: 'hello', tabId, sourceId: 'neighbour' }]),
          talk('anything', [{}]),
        ]);
        return { said, ports };
      },
      chromium.extensionId,
      tab,
    );

  it('another extension gets no answer, and no port stays open to it', async () => {
    const other = await chromium.browser.newPage();
    await other.goto(`chrome-extension://${neighbour}/page.html`);
    expect(await askFrom(other)).toEqual({ said: 'refused', ports: ['closed', 'closed', 'closed'] });
    // The same questions from a page of ours have answers.
    expect(await askFrom(own)).toEqual({ said: 'answered', ports: ['answered', 'answered', 'closed'] });
  });

  it.each<readonly [string, unknown]>([
    ['no object', 'report'],
    ['a list', [{ type: 'report', tabId: 1 }]],
    ['no type', {}],
    ['an unknown type', { type: 'everything' }],
    ['a type that is no text', { type: ['forget-everything'] }],
    ['no tab', { type: 'report' }],
    ['a tab that is no number', { type: 'report', tabId: '1' }],
    ['a tab below zero', { type: 'report', tabId: -1 }],
    ['a language that nobody speaks here', { type: 'report', tabId: 1, locale: 'xx' }],
    ['a prototype', { type: '__proto__', tabId: 1 }],
  ])('a malformed message of our own is refused: %s', async (_, message) => {
    const answer = await own.evaluate(async (asked) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } };
      return chrome.runtime.sendMessage(asked).catch(() => null);
    }, message);
    expect(answer ?? null).toBeNull();
  });

  it('malformed commands on a port of our own are passed over, and what follows is obeyed', async () => {
    const answers = await own.evaluate(async (tabId) => {
      interface Port {
        readonly onMessage: { addListener(listener: (message: { readonly type: string }) => void): void };
        postMessage(message: unknown): void;
        disconnect(): void;
      }
      const { chrome } = globalThis as unknown as { chrome: { runtime: { connect(info: { name: string }): Port } } };
      const first = (name: string, messages: readonly unknown[]) =>
        new Promise<string>((resolve) => {
          const port = chrome.runtime.connect({ name });
          port.onMessage.addListener(({ type }) => {
            port.disconnect();
            resolve(type);
          });
          for (const message of messages) port.postMessage(message);
        });
      const exchange = { kind: 'exchange', url: 'http://page.localhost/planted', source: 'devtools' };
      return [
        // Nobody watches yet, so there is nothing to clear.
        await first('view', [null, 'clear', { type: 'clear' }, { type: 'watch', tabId }, { type: 'watch', tabId, as: 'capture', locale: 'en' }]),
        await first('source', [
          { type: 'exchanges', items: 'all' },
          { type: 'exchanges', items: [{ seq: 1, exchange }] },
          { type: 'hello', tabId, sourceId: '' },
          { type: 'hello', tabId, sourceId: 'own' },
        ]),
      ];
    }, tab);
    expect(answers).toEqual(['snapshot', 'kept']);
  });

  it('after all that the recording is as it was', async () => {
    const report = await askReport(panel);
    expect(report?.requests.map(({ url }) => new URL(url).pathname)).not.toContain('/planted');
    expect(report?.exchanges).toBe(recorded);
  });
});
