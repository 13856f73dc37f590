import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Frame, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { findChromium } from './find-chromium.mjs';

/** Drives a real Chromium with the extension in it. Shared by `npm start` and the end-to-end tests. */

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The shipped build, or the one whose optional hosts are granted (a headless browser cannot answer the prompt). */
export function extensionDir(variant: 'shipped' | 'granted'): string {
  return path.join(root, '.output', variant === 'granted' ? 'chrome-mv3-granted' : 'chrome-mv3');
}

export interface Chromium {
  readonly browser: Browser;
  readonly extensionId: string;
  /** The background as it runs now; a new one after `closeWorker`. */
  worker(): Promise<WebWorker>;
  /** What the browser does after 30 idle seconds: the worker is gone, with all its memory. */
  closeWorker(): Promise<void>;
  /** Opens DevTools on `page` and our panel in it; answers the panel's frame and the DevTools page around it. */
  openPanel(page: Page): Promise<{ readonly panel: Frame; readonly devtools: Page }>;
  /** The tab's id, as the extension's own pages know it. */
  tabIdOf(page: Page): Promise<number>;
  /** Clicks our icon in the toolbar of the window that shows `page`, and answers the popup that opens. */
  openPopup(page: Page): Promise<Page>;
  /** Opens one of our pages in a tab of its own. */
  openOwnPage(file: string): Promise<Page>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly extension?: string;
  readonly headless?: boolean;
  readonly args?: readonly string[];
  readonly userDataDir?: string;
  /** For the demo shop over https, whose certificate nobody signed. */
  readonly acceptInsecureCerts?: boolean;
  /** Allows the extension in private windows, as the user does on its page: `browser.createBrowserContext()` opens one. */
  readonly inPrivateWindows?: boolean;
  /** The X display to open its window on, when it is not this process's own. */
  readonly display?: string;
}

/** Chromium's sandbox refuses to run as root, and most containers of CI have no namespaces for it. Anywhere else it stays on. */
const noSandbox = process.getuid?.() === 0 || process.env['CI'] === 'true';

export async function launchChromium(options: LaunchOptions = {}): Promise<Chromium> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium-family browser was found; set CHROMIUM_PATH.');
  const browser = await puppeteer.launch({
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    acceptInsecureCerts: options.acceptInsecureCerts ?? false,
    // Ctrl-C is handled by who started us: puppeteer would end the process before the rest is closed.
    handleSIGINT: false,
    // No bar that says the browser is controlled by a test.
    ignoreDefaultArgs: ['--enable-automation'],
    ...(options.userDataDir === undefined ? {} : { userDataDir: options.userDataDir }),
    ...(options.display === undefined ? {} : { env: { ...process.env, DISPLAY: options.display } }),
    args: [
      ...(noSandbox ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--window-size=1280,900',
      ...(options.args ?? []),
    ],
  });
  const extensionId = await install(browser, options.extension ?? extensionDir('shipped'), options.inPrivateWindows ?? false);
  // Edge and Brave bring extensions of their own.
  const isOurWorker = (target: Target) => target.type() === 'service_worker' && target.url().startsWith(`chrome-extension://${extensionId}/`);

  async function worker(): Promise<WebWorker> {
    const found = await (await browser.waitForTarget(isOurWorker)).worker();
    if (found === null) throw new Error('The background has no worker.');
    return found;
  }
  const isListening = async () => (await worker()).evaluate('chrome.runtime.onConnect.hasListeners()').catch(() => false);
  // The target exists before its script has run; a navigation before that would not be recorded.
  await until(isListening);

  return {
    browser,
    extensionId,
    worker,
    async closeWorker() {
      const running = browser.targets().find(isOurWorker);
      // It may end by itself between the asking and the closing.
      await (await running?.worker())?.close().catch(() => undefined);
      // A port of one of our pages wakes the next one at once, in the same target, where it would wait for a debugger for ever.
      const session = await running?.createCDPSession().catch(() => null);
      await session?.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
      await session?.detach().catch(() => undefined);
    },
    async openPanel(page) {
      // DevTools replaces its first frame while it opens, so the page that one holds, and its frames, may be gone a moment later.
      return until(async () => {
        const devtools = await page.openDevTools();
        const shown = await devtools.evaluate(showPanel, `chrome-extension://${extensionId}Sessionscope`).then(
          () => true,
          (error) => ifReplaced(error),
        );
        const panel = shown && devtools.frames().find((frame) => frame.url().startsWith(`chrome-extension://${extensionId}/panel.html`));
        return panel && { panel, devtools };
      });
    },
    async tabIdOf(page) {
      const url = page.url();
      return until(async () => {
        const id = await (await worker()).evaluate(async (wanted) => {
          const api = (
            globalThis as unknown as { readonly chrome: { tabs: { query(q: object): Promise<{ id?: number; url?: string; active: boolean }[]> } } }
          ).chrome;
          const tabs = await api.tabs.query({});
          return (tabs.find((tab) => tab.url === wanted) ?? tabs.find((tab) => tab.active))?.id ?? null;
        }, url);
        return id ?? undefined;
      });
    },
    async openPopup(page) {
      const extension = (await browser.extensions()).get(extensionId);
      if (extension === undefined) throw new Error('The extension is not installed any more.');
      await page.bringToFront();
      await page.triggerExtensionAction(extension);
      // Without a query: with one it is a page in a tab (contract 4).
      const target = await browser.waitForTarget((one) => one.url() === `chrome-extension://${extensionId}/popup.html`);
      return target.asPage();
    },
    async openOwnPage(file) {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${extensionId}/${file}`);
      return page;
    },
    close: () => browser.close(),
  };
}

/** What `browser.installExtension` does, which knows no private windows. */
async function install(browser: Browser, folder: string, enableInIncognito: boolean): Promise<string> {
  if (!enableInIncognito) return browser.installExtension(folder);
  const session = await browser.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder, enableInIncognito });
  await session.detach();
  return id;
}

/** Runs in DevTools' own page. */
function showPanel(view: string): void {
  (globalThis as { readonly InspectorFrontendAPI?: { showPanel(id: string): void } }).InspectorFrontendAPI?.showPanel(view);
}

/** False for what a page says while it is replaced by the next one; throws what is wrong in earnest. */
function ifReplaced(error: unknown): false {
  if (/detached|context was destroyed|Target closed|Cannot find context/i.test(String(error))) return false;
  throw error;
}

/** Polls `probe` until it answers something. `waitForFunction` would hang in DevTools: a hidden page gets no animation frames. */
export async function until<T>(probe: () => Promise<T | undefined | null | false> | T | undefined | null | false, timeout = 15_000): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
