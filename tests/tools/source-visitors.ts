import type { Frame, Page, WebWorker } from 'puppeteer-core';
import type { Situation } from '../sites/situation-list.ts';
import { extensionDir, launchChromium } from './chromium.ts';
import { type Ask, launchFirefox } from './firefox.ts';
import { type RecordedSituation, type Told, webRequestEvents } from './source-recording.ts';

/** A browser that goes through one situation after the other. */
export interface Visitor {
  readonly browser: string;
  /** Opens tabs with DevTools, and from then on writes down what is told. */
  begin(situation: Situation): Promise<RecordedSituation['tabs']>;
  goto(tab: number, url: string): Promise<void>;
  /** A navigation that shows nothing. */
  ask(tab: number, url: string): Promise<void>;
  click(tab: number, selector: string): Promise<void>;
  /** The title and path of the page that is shown. */
  shown(tab: number): Promise<{ readonly title: string; readonly path: string } | null>;
  told(): Promise<readonly Told<unknown>[]>;
  /** Has each DevTools tell its whole log. */
  askHar(): Promise<void>;
  end(): Promise<void>;
  close(): Promise<void>;
}

export async function visitWithChromium(): Promise<Visitor> {
  const driven = await launchChromium({ extension: extensionDir('granted'), acceptInsecureCerts: true });
  const session = await driven.browser.target().createCDPSession();
  let open: readonly { readonly page: Page; readonly panel: Frame }[] = [];
  let worker: WebWorker | null = null;
  const at = (tab: number) => {
    const found = open[tab];
    if (found === undefined) throw new Error(`There is no tab ${tab}.`);
    return found;
  };
  return {
    browser: await driven.browser.version(),
    async begin(situation) {
      await session.send('Storage.clearCookies');
      const opened: { page: Page; panel: Frame }[] = [];
      for (let count = 0; count < (situation.tabs ?? 1); count += 1) {
        const page = await driven.browser.newPage();
        const { panel } = await driven.openPanel(page);
        opened.push({ page, panel });
      }
      open = opened;
      worker = await driven.worker();
      await worker.evaluate(listenInWorker(webRequestEvents));
      const ids: number[] = [];
      for (const { panel } of open) ids.push((await panel.evaluate(listenInPanel)) as number);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return ids.map((id) => ({ id, storeId: null }));
    },
    async goto(tab, url) {
      const { page } = at(tab);
      await page.bringToFront();
      await page.goto(url);
    },
    async ask(tab, url) {
      // 204: there is no page to wait for.
      await at(tab)
        .page.goto(url)
        .catch(() => null);
    },
    click: async (tab, selector) => void (await at(tab).page.evaluate(`document.querySelector('${selector}').click()`)),
    shown: async (tab) =>
      (await at(tab)
        .page.evaluate('({ title: document.title, path: location.pathname })')
        .catch(() => null)) as { title: string; path: string } | null,
    async told() {
      const panels = await Promise.all(open.map(({ panel }) => panel.evaluate('told') as Promise<Told<unknown>[]>));
      return [...(((await worker?.evaluate('told')) ?? []) as Told<unknown>[]), ...panels.flat()].sort((a, b) => a.at - b.at);
    },
    async askHar() {
      for (const { panel } of open) await panel.evaluate(`globalThis['askHar' + chrome.devtools.inspectedWindow.tabId]()`);
    },
    async end() {
      for (const { page } of open) await page.close();
    },
    close: () => driven.close(),
  };
}

function listenInWorker(events: readonly string[]): string {
  return `{
    const first = globalThis.told === undefined;
    globalThis.told = [];
    const options = { onSendHeaders: ['requestHeaders', 'extraHeaders'], onHeadersReceived: ['responseHeaders', 'extraHeaders'] };
    if (first) {
      for (const event of ${JSON.stringify(events)}) {
        const listener = (details) => { told.push({ at: Date.now(), from: 'web-request', event, details }); };
        chrome.webRequest[event].addListener(listener, { urls: ['<all_urls>'] }, ...(options[event] ? [options[event]] : []));
      }
      chrome.tabs.onUpdated.addListener((tab, { url }) => { if (url) told.push({ at: Date.now(), from: 'tabs', tab, url }); });
    }
  }`;
}

/**
 * `tell` is called with what DevTools tells. `askAgain`: `getHAR` is asked after each. In Firefox that spoils what is under way: requests
 * are then told without a status, or never (measured); there it is asked at the end only.
 */
const listenToDevtools = `
  globalThis['askHar' + tab] = async () => tell({ har: copy((await getHar()).entries) });
  let asking = false;
  let again = false;
  const ask = async () => {
    again = asking;
    if (asking) return;
    asking = true;
    await globalThis['askHar' + tab]();
    asking = false;
    if (again) ask();
  };
  network.onRequestFinished.addListener(exported((entry) => { tell({ finished: copy(entry) }); if (askAgain) ask(); }));
  network.onNavigated.addListener(exported((navigated) => { tell({ navigated }); if (askAgain) ask(); }));`;

const listenInPanel = `{
  globalThis.told = [];
  const { network, inspectedWindow: { tabId: tab } } = chrome.devtools;
  const tell = (what) => told.push({ at: Date.now(), from: 'devtools', tab, ...what });
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const exported = (listener) => listener;
  const askAgain = true;
  const getHar = () => new Promise((resolve) => network.getHAR(resolve));
  ${listenToDevtools}
  tab;
}`;

export async function visitWithFirefox(): Promise<Visitor> {
  const driven = await launchFirefox({
    extension: 'granted',
    preferences: { 'devtools.netmonitor.persistlog': true, 'privacy.userContext.enabled': true },
  });
  const blank = await driven.currentTab();
  await driven.newTab(`${driven.origin}/popup.html?tab=1`);
  const own = await driven.ownPage();
  await own(listenInOwnPage(webRequestEvents.filter((event) => event !== 'onResponseStarted' && event !== 'onBeforeRedirect')));
  let open: readonly { readonly handle: string; readonly id: number; readonly panel: Ask }[] = [];
  const at = async (tab: number) => {
    const found = open[tab];
    if (found === undefined) throw new Error(`There is no tab ${tab}.`);
    await driven.switchTo(found.handle);
    return found;
  };
  return {
    browser: `Firefox/${await driven.inBrowser<string>('return Services.appinfo.version')}`,
    async begin({ tabs: count = 1, container = false }) {
      await driven.inBrowser('Services.cookies.removeAll()');
      await own('void (globalThis.told = [])');
      const opened: { handle: string; id: number; panel: Ask }[] = [];
      const tabs: { id: number; storeId: string | null }[] = [];
      for (let turn = 0; turn < count; turn += 1) {
        const handle = container ? await driven.newContainerTab() : await driven.newTab('about:blank');
        const id = await driven.tabId();
        const panel = await driven.openPanel();
        await panel(listenInFirefoxPanel(id));
        opened.push({ handle, id, panel });
        tabs.push({ id, storeId: container ? 'firefox-container-1' : 'firefox-default' });
      }
      open = opened;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return tabs;
    },
    async goto(tab, url) {
      await at(tab);
      await driven.goto(url);
    },
    async ask(tab, url) {
      await at(tab);
      await driven.inBrowser(
        `Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser.fixupAndLoadURIString(arguments[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() })`,
        url,
      );
    },
    async click(tab, selector) {
      await at(tab);
      await driven.inPage('document.querySelector(arguments[0]).click()', selector);
    },
    async shown(tab) {
      await at(tab);
      return driven.inPage<{ title: string; path: string }>('return { title: document.title, path: location.pathname }').catch(() => null);
    },
    told: async () => (JSON.parse(String(await own('JSON.stringify(globalThis.told)'))) as Told<unknown>[]).sort((a, b) => a.at - b.at),
    async askHar() {
      for (const { id, panel } of open) await panel(`globalThis.askHar${id}()`);
    },
    async end() {
      for (const { handle } of open) {
        await driven.switchTo(handle);
        await driven.inBrowser(`const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser'); gBrowser.removeTab(gBrowser.selectedTab)`);
      }
      open = [];
      await driven.switchTo(blank);
    },
    close: () => driven.close(),
  };
}

/** The frame scripts of all our pages share one global. What they are told belongs to the page, and becomes text at its border. */
function listenInOwnPage(events: readonly string[]): string {
  return `(() => {
    globalThis.told = [];
    const page = content.wrappedJSObject;
    const options = { onSendHeaders: ['requestHeaders'], onHeadersReceived: ['responseHeaders'] };
    const given = (value) => Components.utils.cloneInto(value, content);
    for (const event of ${JSON.stringify(events)}) {
      const listener = Components.utils.exportFunction((details) => {
        globalThis.told.push({ at: Date.now(), from: 'web-request', event, details: JSON.parse(page.JSON.stringify(details)) });
      }, content);
      page.browser.webRequest[event].addListener(listener, given({ urls: ['<all_urls>'] }), ...(options[event] ? [given(options[event])] : []));
    }
    page.browser.tabs.onUpdated.addListener(Components.utils.exportFunction((tab, change) => {
      if (change.url) globalThis.told.push({ at: Date.now(), from: 'tabs', tab, url: change.url });
    }, content));
  })()`;
}

function listenInFirefoxPanel(tab: number): string {
  return `(() => {
    const page = content.wrappedJSObject;
    const { network } = page.browser.devtools;
    const tab = ${tab};
    const tell = (what) => globalThis.told.push({ at: Date.now(), from: 'devtools', tab, ...what });
    const copy = (value) => JSON.parse(page.JSON.stringify(value));
    const exported = (listener) => Components.utils.exportFunction(listener, content);
    const getHar = () => network.getHAR();
    const askAgain = false;
    ${listenToDevtools}
  })()`;
}
