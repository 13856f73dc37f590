import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../../utils/browser.ts';
import { siteOf } from '../../utils/cookie/index.ts';
import { isOurs, parseRequest, type Sender } from '../../utils/protocol/parse.ts';
import { createWindowMemory } from '../../utils/storage/window-memory.ts';
import { createAccess } from './access.ts';
import { keepBadge } from './badges.ts';
import { createCapture } from './capture.ts';
import { readChange, readCookie } from './cookie-changes.ts';
import { createForgetting } from './forgetting.ts';
import { createHearing } from './hearing.ts';
import { createHub } from './hub.ts';
import { createJournals } from './journals.ts';
import { createJudge } from './judge.ts';
import { createOverviews } from './overview.ts';
import { createRecordedTabs } from './recorded-tabs.ts';
import { createTabs, type TabInfo } from './tabs.ts';
import { canNarrow, filterNames, listenToTraffic } from './traffic.ts';

/** The wiring. Every listener is added here and at once: what wakes the worker is told only to listeners that are already there. */
export default defineBackground({
  type: 'module',
  main() {
    const baseUrl = browser.runtime.getURL('');
    const self = { id: browser.runtime.id, baseUrl };
    const engine = baseUrl.startsWith('moz-extension:') ? 'firefox' : 'chromium';
    const locale = browser.i18n.getUILanguage().startsWith('ko') ? 'ko' : 'en';
    const now = () => Date.now();
    const later = (callback: () => void, delay: number) => {
      setTimeout(callback, delay);
    };

    const isPrivate = browser.extension.inIncognitoContext === true;
    const { local } = browser.storage;
    const session = isPrivate ? createWindowMemory() : browser.storage.session;
    const lookAtAll = async () => (await browser.tabs.query({})).flatMap((tab) => infoOf(tab) ?? []);

    const traffic = listenToTraffic({
      events: browser.webRequest,
      browser: engine,
      canNarrow: canNarrow(navigator.userAgent),
      given: filterNames(isPrivate ? session : local),
      hear: (heard) => hearing.hear(heard),
    });
    const access = createAccess(browser.permissions);
    const recordedTabs = createRecordedTabs({ access, lookAtAll, area: session, listenOnlyTo: traffic.listenOnlyTo });
    const journals = createJournals({ session, local });
    const overviews = createOverviews({ createJudge: () => createJudge(engine, now), now, later });
    const tabs = createTabs({
      look: async (tabId) => infoOf(await browser.tabs.get(tabId)),
      lookAtAll,
      createCapture: (tabId, incognito) => createCapture(tabId, incognito, { journal: journals.of(incognito), later }),
      moveCapture: (from, to, incognito) => journals.of(incognito).move(from, to),
      access,
      onPaused: recordedTabs.paused,
      onPage: recordedTabs.changed,
      onAccess: recordedTabs.changed,
      // Without `partitionKey: {}` cookies of partitions are left out.
      askStore: async (domain, storeId) =>
        (await browser.cookies.getAll({ domain, partitionKey: {}, ...(storeId === null ? {} : { storeId }) })).map(readCookie),
      siteOf,
      now,
      later,
    });
    const hearing = createHearing({ browser: engine, tabs, area: session, now, later });
    const hub = createHub(tabs, overviews);
    const forgetting = createForgetting({ shared: browser.storage.session, isPrivate, now, forget: () => tabs.forgetAll(journals.forget()) });

    // What the last browser session left cannot be read any more, and goes before anybody asks.
    browser.runtime.onStartup.addListener(() => void journals.sweep());
    browser.runtime.onInstalled.addListener(() => void journals.sweep());
    browser.cookies.onChanged.addListener((info) => {
      const change = readChange(info, now());
      if (change !== null) tabs.takeChange(change, info.cookie.storeId);
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      recordedTabs.removed(tabId);
      tabs.removed(tabId);
    });
    browser.tabs.onReplaced.addListener((added, removed) => {
      recordedTabs.removed(removed);
      void tabs.replaced(added, removed);
    });
    browser.storage.onChanged.addListener((changes, area) => {
      if (area === 'local' && 'settings' in changes) void journals.limitsChanged();
      forgetting.heard(changes, area);
    });
    browser.permissions.onAdded.addListener(() => void tabs.accessChanged());
    browser.permissions.onRemoved.addListener(() => void tabs.accessChanged());
    browser.runtime.onConnect.addListener((port) => {
      if (isOurs(port.sender, self)) hub.connect(port);
      else port.disconnect();
    });
    browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
      const request = isOurs(sender, self) ? parseRequest(message) : null;
      if (request === null) return undefined;
      if (request.type === 'forget-everything') return forgetting.everything();
      return tabs.get(request.tabId).then((tab) => (tab === null ? null : overviews.report(tab, request.locale ?? locale)));
    });
    tabs.onTab((tab) => keepBadge(tab, { action: browser.action, overviews, locale, later }));
  },
});

function infoOf(tab: { readonly id?: number; readonly incognito: boolean; readonly url?: string; readonly cookieStoreId?: string }): TabInfo | null {
  const { id, incognito, url, cookieStoreId } = tab;
  return id === undefined ? null : { id, incognito, url: url ?? null, storeId: cookieStoreId ?? null };
}
