import { remembered } from '../../utils/cookie/bounded-cache.ts';
import type { StoreCookie } from '../../utils/http/exchange.ts';
import { readUrl } from '../../utils/http/url.ts';
import type { Access } from './access.ts';
import type { Capture } from './capture.ts';
import { isStoreOf, type NewChange } from './cookie-changes.ts';
import type { Joined, Part } from './recorder.ts';
import { createTab, type Tab } from './tab.ts';

export interface TabInfo {
  readonly id: number;
  readonly incognito: boolean;
  /** Only where the user allowed it to be known. */
  readonly url: string | null;
  /** The cookie store it uses, where the browser says so (Firefox: one for each container). */
  readonly storeId: string | null;
}

export interface TabsTools {
  /** Null when there is no such tab. */
  readonly look: (tabId: number) => Promise<TabInfo | null>;
  readonly lookAtAll: () => Promise<readonly TabInfo[]>;
  readonly createCapture: (tabId: number, incognito: boolean) => Capture;
  readonly moveCapture: (from: number, to: number, incognito: boolean) => Promise<void>;
  readonly access: Access;
  /** Something has changed that decides in which tabs the traffic is listened to. */
  readonly onPaused: (tabId: number, paused: boolean) => void;
  readonly onPage: () => void;
  readonly onAccess: () => void;
  /** The cookies of a site in one store, or in the default one. */
  readonly askStore: (site: string, storeId: string | null) => Promise<readonly StoreCookie[]>;
  /** Registrable domain, or host. */
  readonly siteOf: (url: string) => string;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
}

/** All tabs that anyone records or watches. */
export interface Tabs {
  /** Null when there is no such tab, or nobody may say whether it is private. */
  get(tabId: number): Promise<Tab | null>;
  /** The page that makes this request, as far as this worker remembers. */
  pageBehind(request: Extract<Part, { kind: 'request' }>): string | null;
  /** Resolves when the tab has it; one after the other they come in order. */
  takeWebRequest(joined: Joined): Promise<void>;
  takeChange(change: NewChange, storeId: string): void;
  accessChanged(): Promise<void>;
  /** Asks the browser again which page the tab shows: without access to it, nothing tells of a navigation. */
  lookAgain(tabId: number): Promise<void>;
  removed(tabId: number): void;
  /** The browser has given the tab another number (Chromium does when it discards one to save memory): its record goes on under that. */
  replaced(added: number, removed: number): Promise<void>;
  /** Every record begins again with nothing; where they were kept is emptied before. */
  forgetAll(emptied: Promise<void>): Promise<void>;
  /** Told of every tab when it is first met. */
  onTab(listener: (tab: Tab) => void): void;
}

/** Changes of the store wait this long for the line that explains them. Milliseconds. */
const patience = 1000;
/** Beyond this a page floods the store; the record of it need not be complete. */
const mostWaiting = 1000;

export function createTabs(tools: TabsTools): Tabs {
  const met = new Map<number, Promise<Tab | null>>();
  /** The same tabs, once they are there: for answers that cannot wait. */
  const open = new Map<number, Tab>();
  const listeners: ((tab: Tab) => void)[] = [];
  /** Origins of workers to which no tab belongs, and when that was found out. */
  const ownerless = new Map<string, number>();
  let waiting: { readonly change: NewChange; readonly storeId: string }[] = [];

  const tabs: Tabs = {
    get(tabId) {
      let tab = met.get(tabId);
      if (tab === undefined) {
        tab = meet(tabId).catch(() => null);
        met.set(tabId, tab);
        // A tab that is not there now may be there later, under this very number.
        void tab.then((found) => found ?? met.delete(tabId));
      }
      return tab;
    },
    pageBehind({ tabId, frame, resourceType, initiatorUrl }) {
      if (frame === 'top' && resourceType === 'document') return null;
      const page = open.get(tabId)?.capture.held.url ?? null;
      // The last words of a page that is being left come when its successor has already arrived.
      const leaving = frame === 'top' && originOf(initiatorUrl) !== null && originOf(initiatorUrl) !== originOf(page);
      return leaving ? initiatorUrl : page;
    },
    async takeWebRequest({ tabId, exchange }) {
      const tab = tabId >= 0 ? await tabs.get(tabId) : await ownerOfWorker(exchange.initiator.url);
      tab?.takeWebRequest(exchange, tabId < 0);
    },
    takeChange(change, storeId) {
      if (waiting.length >= mostWaiting) return;
      waiting.push({ change, storeId });
      if (waiting.length === 1) tools.later(() => void judgeChanges(), patience);
    },
    async accessChanged() {
      await tools.access.refresh();
      tools.onAccess();
      await Promise.all([...open.keys()].map(tabs.lookAgain));
      for (const tab of open.values()) tab.changed();
    },
    async lookAgain(tabId) {
      const tab = open.get(tabId);
      // A devtools page knows better: it has seen every page of the tab.
      if (tab === undefined || tab.state().source === 'devtools') return;
      const info = await tools.look(tabId).catch(() => null);
      if (info?.url != null) tab.atPage(info.url);
    },
    removed(tabId) {
      const tab = met.get(tabId);
      met.delete(tabId);
      void (tab ?? Promise.resolve(null)).then((found) => {
        open.delete(tabId);
        // What another worker recorded of it must go too.
        if (found) found.close();
        else void forgetUnmet(tabId);
      });
    },
    replaced(added, removed) {
      const former = met.get(removed);
      met.delete(removed);
      const moved = move(former ?? Promise.resolve(null), removed, added);
      // Whoever asks for it meanwhile waits until its record is there.
      if (!met.has(added)) {
        met.set(
          added,
          moved.then(() => meet(added)).catch(() => null),
        );
      }
      return moved;
    },
    async forgetAll(emptied) {
      await emptied;
      for (const tab of open.values()) tab.clear();
      await Promise.all([...open.values()].map(({ capture }) => capture.settled()));
    },
    onTab: (listener) => {
      listeners.push(listener);
    },
  };
  return tabs;

  async function meet(tabId: number): Promise<Tab | null> {
    const [info] = await Promise.all([tools.look(tabId), tools.access.known]);
    // Without knowing whether it is private, nothing of it may be written.
    if (info === null) return null;
    const tab = createTab(tools.createCapture(tabId, info.incognito), {
      ...tools,
      askStore: (site) => tools.askStore(site, info.storeId),
    });
    await tab.opened;
    if (info.url !== null) tab.atPage(info.url);
    open.set(tabId, tab);
    tools.onPage();
    for (const listener of listeners) listener(tab);
    return tab;
  }

  async function move(former: Promise<Tab | null>, removed: number, added: number): Promise<void> {
    const tab = await former;
    await tab?.capture.settled();
    open.delete(removed);
    const info = await tools.look(added);
    if (info !== null && !open.has(added)) await tools.moveCapture(removed, added, info.incognito);
  }

  /** The tab that shows a page of the worker's origin, the one met last when there are several: it cannot be known more exactly. */
  async function ownerOfWorker(initiator: string | null): Promise<Tab | null> {
    const origin = originOf(initiator);
    if (origin === null) return null;
    const shown = [...open.values()].reverse().find((tab) => !tab.capture.incognito && originOf(tab.state().url) === origin);
    if (shown !== undefined || (ownerless.get(origin) ?? 0) > tools.now() - patience) return shown ?? null;
    // This worker may not have met it yet.
    const info = (await tools.lookAtAll()).find(({ url, incognito }) => !incognito && originOf(url) === origin);
    if (info !== undefined) return tabs.get(info.id);
    ownerless.clear();
    ownerless.set(origin, tools.now());
    return null;
  }

  async function judgeChanges(): Promise<void> {
    const changes = waiting;
    waiting = [];
    const infos = await tools.lookAtAll();
    for (const info of infos) {
      const { id, url } = info;
      if (url === null) continue;
      const site = tools.siteOf(url);
      const own = changes.filter(({ change, storeId }) => isStoreOf(info, storeId) && tools.siteOf(`https://${change.cookie.domain}/`) === site);
      if (own.length === 0) continue;
      const tab = await tabs.get(id);
      for (const { change } of own) tab?.takeChange(change);
    }
  }

  /** Both records, as nobody can say any more which it was. */
  async function forgetUnmet(tabId: number): Promise<void> {
    await Promise.allSettled([tools.createCapture(tabId, false).forget(), tools.createCapture(tabId, true).forget()]);
  }
}

/** Asked several times for every request, of a few pages. `''`: of none. */
const originFound = remembered((url) => readUrl(url)?.origin ?? '', 256);

function originOf(url: string | null): string | null {
  return url === null ? null : originFound(url) || null;
}
