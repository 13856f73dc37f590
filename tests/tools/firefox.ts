import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../utils/report/report.ts';
import type { Walker } from '../sites/demo/walk.ts';
import { until } from './chromium.ts';
import { findFirefox } from './find-firefox.mjs';
import { connectMarionette } from './marionette.ts';

/** Drives a real Firefox with the extension in it. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const addonId = 'sessionscope@sessionscope.example';
/** Firefox gives each profile another one; a fixed one makes the addresses of our pages known. */
const uuid = '8a2f4c1e-5b7d-4e3a-9c60-1d2e3f4a5b6c';

/** Evaluates an expression in a page of ours; `content` is its window, seen from the browser, and `document` that of the page. */
export type Ask = (expression: string) => Promise<unknown>;

export interface Firefox extends Walker {
  /** Of our own pages. */
  readonly origin: string;
  /** The folder of its profile. */
  readonly profile: string;
  /** Evaluates the body of an async function in the page that is shown; `arguments` are its arguments. */
  inPage<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** The same with the browser's own rights. */
  inBrowser<T>(body: string, ...args: readonly unknown[]): Promise<T>;
  /** Opens the toolbox on the tab that is shown, and selects our panel. */
  openPanel(): Promise<Ask>;
  /** For the page of ours that is shown. */
  ownPage(): Promise<Ask>;
  /** The report of a tab (contract 4), asked by the page of ours that `ask` evaluates in; null while there is none. */
  report(ask: Ask, tabId: number): Promise<Report | null>;
  /** The shown tab's id, as the extension knows it. */
  tabId(): Promise<number>;
  /** What Firefox does after 30 idle seconds: the background is gone, with all its memory. */
  closeBackground(): Promise<void>;
  /** Opens a tab, shows it, and answers its handle. */
  newTab(url: string): Promise<string>;
  /** The same in a new private window. */
  newPrivateWindow(url: string): Promise<string>;
  /** Closes the tab that is shown, and its window with the last one. */
  closeTab(): Promise<void>;
  /** The same, empty and in the first container, with its own cookies. */
  newContainerTab(): Promise<string>;
  switchTo(handle: string): Promise<void>;
  /** Of the frames in the one that is entered the last; `null`: back to the page. What is asked "in the page" is asked there. */
  enterFrame(which: 'last' | null): Promise<void>;
  reload(): Promise<void>;
  currentTab(): Promise<string>;
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** The shipped build asks for hosts; installing it for a test grants what the manifest asks for, not what is optional. */
  readonly extension?: 'shipped' | 'granted' | 'none';
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** Allows the extension in private windows, as the user does on its page. */
  readonly inPrivateWindows?: boolean;
}

export async function launchFirefox({ extension = 'shipped', preferences = {}, inPrivateWindows = false }: FirefoxOptions = {}): Promise<Firefox> {
  const executable = findFirefox();
  if (executable === null) throw new Error('No Firefox was found; set FIREFOX_PATH.');
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-firefox-'));
  const settings = {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: uuid }),
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.disabledForTesting': true,
    'browser.shell.checkDefaultBrowser': false,
    // A reload sends a form again without asking.
    'dom.confirm_repost.testing.always_accept': true,
    // Hosts of `*.localhost` are loopback in Firefox only by this.
    'network.dns.localDomains': 'shop.localhost,partner.localhost',
    ...preferences,
  };
  const lines = Object.entries(settings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  fs.writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
  const firefox = spawn(
    executable,
    ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile, 'about:blank'],
    { stdio: 'ignore' },
  );
  const exited = new Promise((resolve) => firefox.once('exit', resolve));
  const portFile = path.join(profile, 'MarionetteActivePort');
  const port = await until(() => (fs.existsSync(portFile) ? Number(fs.readFileSync(portFile, 'utf8')) : null), 60_000);
  const marionette = await connectMarionette(port);
  await marionette.send('WebDriver:NewSession', { acceptInsecureCerts: true });
  if (extension !== 'none')
    await marionette.send('Addon:Install', {
      path: path.join(root, '.output', extension === 'granted' ? 'firefox-mv3-granted' : 'firefox-mv3'),
      temporary: true,
      allowPrivateBrowsing: inPrivateWindows,
    });

  const evaluate = async <T>(context: 'chrome' | 'content', body: string, args: readonly unknown[]): Promise<T> => {
    await marionette.send('Marionette:SetContext', { value: context });
    try {
      const script = `const done = arguments[arguments.length - 1]; (async function () { ${body} }).apply(null, [...arguments].slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const sandbox = context === 'chrome' ? 'system' : null;
      const result = (await marionette.send('WebDriver:ExecuteAsyncScript', { script, args, scriptTimeout: 60_000, sandbox })) as {
        readonly value: { readonly value: T; readonly error?: string };
      };
      if (result.value.error !== undefined) throw new Error(result.value.error);
      return result.value.value;
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  };
  const elementOf = async (selector: string) => {
    const { value } = (await marionette.send('WebDriver:FindElement', { using: 'css selector', value: selector })) as {
      readonly value: Readonly<Record<string, string>>;
    };
    return { id: Object.values(value)[0] };
  };
  // A click waits for the page that it opens.
  const click = async (selector: string) => marionette.send('WebDriver:ElementClick', await elementOf(selector));
  const openNew = async (kind: { readonly type: 'tab' | 'window'; readonly private?: true }, url: string) => {
    const { handle } = (await marionette.send('WebDriver:NewWindow', { ...kind, focus: true })) as { readonly handle: string };
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
    await marionette.send('WebDriver:Navigate', { url });
    return handle;
  };
  const evaluateIn = (id: number, expression: string) => evaluate('chrome', askPage, [id, expression]);
  return {
    origin: `moz-extension://${uuid}`,
    profile,
    goto: (url) => marionette.send('WebDriver:Navigate', { url }),
    follow: click,
    tick: click,
    type: async (selector, text) => marionette.send('WebDriver:ElementSendKeys', { ...(await elementOf(selector)), text }),
    async has(selector) {
      const found = (await marionette.send('WebDriver:FindElements', { using: 'css selector', value: selector })) as readonly unknown[];
      return found.length > 0;
    },
    inPage: (body, ...args) => evaluate('content', body, args),
    inBrowser: (body, ...args) => evaluate('chrome', body, args),
    async openPanel() {
      const id = await evaluate<number>('chrome', showPanel, ['Sessionscope', 'panel.html']);
      return (expression) => evaluateIn(id, expression);
    },
    async ownPage() {
      const id = await evaluate<number>('chrome', `return ${window}.gBrowser.selectedBrowser.browsingContext.id;`, []);
      return (expression) => evaluateIn(id, expression);
    },
    async report(ask, tabId) {
      const question = JSON.stringify({ type: 'report', tabId });
      // Answered as text: what the page holds is wrapped for whoever looks at it from the browser.
      const text = await ask(
        `content.wrappedJSObject.JSON.stringify(await content.wrappedJSObject.browser.runtime.sendMessage(Components.utils.cloneInto(${question}, content)))`,
      );
      return JSON.parse(String(text)) as Report | null;
    },
    tabId: () =>
      evaluate('chrome', `return WebExtensionPolicy.getByID(arguments[0]).extension.tabManager.getWrapper(${window}.gBrowser.selectedTab).id;`, [
        addonId,
      ]),
    // It is ended though our own pages have ports to it, as the browser itself does when it is idle.
    async closeBackground() {
      await evaluate('chrome', 'await WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground();', [addonId]);
    },
    newTab: (url) => openNew({ type: 'tab' }, url),
    newPrivateWindow: (url) => openNew({ type: 'window', private: true }, url),
    closeTab: async () => void (await marionette.send('WebDriver:CloseWindow')),
    async newContainerTab() {
      const handles = async () => (await marionette.send('WebDriver:GetWindowHandles')) as readonly string[];
      const before = await handles();
      await evaluate('chrome', `${window}.gBrowser.selectedTab = ${window}.gBrowser.addTrustedTab('about:blank', { userContextId: 1 });`, []);
      const handle = await until(async () => (await handles()).find((one) => !before.includes(one)));
      await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
      return handle;
    },
    switchTo: async (handle) => void (await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true })),
    async enterFrame(which) {
      const id = which === null ? null : (await evaluate<number>('content', 'return window.length;', [])) - 1;
      await marionette.send('WebDriver:SwitchToFrame', { id });
    },
    reload: async () => void (await marionette.send('WebDriver:Refresh')),
    currentTab: async () => ((await marionette.send('WebDriver:GetWindowHandle')) as { readonly value: string }).value,
    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      marionette.close();
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 10_000))]);
      if (firefox.exitCode === null) firefox.kill('SIGKILL');
      fs.rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

const window = `Services.wm.getMostRecentWindow('navigator:browser')`;

/** Runs with the browser's rights: opens the toolbox, waits for our tool, and finds the browser element that holds its page. */
const showPanel = `
  const [label, file] = arguments;
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = require('devtools/client/framework/devtools');
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const until = async (probe, what) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const found = probe();
      if (found) return found;
      await new Promise((resolve) => window.setTimeout(resolve, 50));
    }
    throw new Error('Waited in vain for ' + what);
  };
  const toolbox = await gDevTools.showToolboxForTab(window.gBrowser.selectedTab, { toolId: 'webconsole' });
  const tool = await until(() => toolbox.getAdditionalTools().find((one) => one.label === label), 'our tool');
  await toolbox.selectTool(tool.id);
  const find = (document) => {
    for (const element of document.querySelectorAll('browser, iframe')) {
      if ((element.currentURI?.spec ?? '').endsWith('/' + file)) return element;
      const inner = element.contentDocument && find(element.contentDocument);
      if (inner) return inner;
    }
    return null;
  };
  return (await until(() => find(toolbox.doc), 'the page of our tool')).browsingContext.id;`;

/** A frame script reaches into the page's own process, where `content` is its window; our pages' policy forbids `eval` there. */
const askPage = `
  const [id, expression] = arguments;
  const { messageManager } = BrowsingContext.get(id).embedderElement;
  const name = 'sessionscope-test:' + Math.random();
  return new Promise((resolve, reject) => {
    messageManager.addMessageListener(name, function listen({ data }) {
      messageManager.removeMessageListener(name, listen);
      if (data.error) reject(new Error(data.error));
      else resolve(data.value);
    });
    const script = '{ const document = content.document; Promise.resolve().then(async () => (' + expression + ')).then((value) => sendAsyncMessage(' + JSON.stringify(name) + ', { value: value === undefined ? null : value }), (error) => sendAsyncMessage(' + JSON.stringify(name) + ', { error: String(error) })); }';
    messageManager.loadFrameScript('data:,' + encodeURIComponent(script), false);
  });`;
