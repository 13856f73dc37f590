import { createAccess } from '../../../entrypoints/background/access.ts';
import { createCapture } from '../../../entrypoints/background/capture.ts';
import { createHearing } from '../../../entrypoints/background/hearing.ts';
import { createTabs, type Tabs } from '../../../entrypoints/background/tabs.ts';
import { listenToTraffic, type TrafficEvents } from '../../../entrypoints/background/traffic.ts';
import { createEntries, type Entries } from '../../../entrypoints/devtools/entries.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { recordedUrl } from '../../../utils/http/url.ts';
import { noCipher } from '../../../utils/storage/cipher.ts';
import { createJournal, defaultLimits } from '../../../utils/storage/journal.ts';
import { type BrowserName, type RecordedSituation, type Told, webRequestEvents } from '../../tools/source-recording.ts';
import { createMemoryArea, createMemoryStore } from './samples.ts';

/** Feeds what a browser told to the background and the devtools page, as fast as it goes, by a clock of its own. */

export interface Way {
  /** `devtools`: no site was granted; `web-request`: no DevTools is open. */
  readonly sources: 'web-request' | 'devtools' | 'both';
  /** Milliseconds that each is told later than it was. */
  readonly webRequestLate?: number;
  readonly devtoolsLate?: number;
}

export interface Replayed {
  readonly tab: number;
  /** The page that the tab is believed to show at the end. */
  readonly url: string | null;
  readonly exchanges: readonly Exchange[];
}

type Details = Extract<Told<number>, { from: 'web-request' }>['details'];

/** Longer than anything waits for anything. Milliseconds. */
const afterwards = 60_000;
/** Before the first thing is told, DevTools is open. Milliseconds. */
const before = 5_000;

export async function replay(browser: BrowserName, situation: RecordedSituation, { sources, ...way }: Way): Promise<readonly Replayed[]> {
  const told = situation.told
    .filter(({ from }) => from === 'tabs' || sources === 'both' || from === sources)
    .map((one) => ({ at: one.at + lateness(one), one }))
    .sort((a, b) => a.at - b.at);
  const start = (told[0]?.at ?? 0) - before;
  const clock = createClock(start);
  const shown = new Map<number, string>();
  const { tabs, fire } = background(browser, situation, sources === 'devtools' ? [] : ['<all_urls>'], clock, shown);
  const pages = new Map<number, DevtoolsPage>();
  for (const { id } of sources === 'web-request' ? [] : situation.tabs) pages.set(id, await openDevtools(browser, situation, id, tabs, clock));
  for (const { at, one } of told) {
    await clock.goTo(at);
    if (one.from === 'web-request') fire(one.event, one.details);
    else if (one.from === 'tabs') shown.set(one.tab, one.url);
    else pages.get(one.tab)?.tell(one);
  }
  await clock.goTo((told.at(-1)?.at ?? 0) + afterwards);
  return Promise.all(situation.tabs.map(({ id }) => outcome(tabs, id)));

  function lateness({ from }: Told<number>): number {
    return (from === 'devtools' ? way.devtoolsLate : from === 'web-request' ? way.webRequestLate : 0) ?? 0;
  }
}

function background(
  browser: BrowserName,
  { tabs: recorded }: RecordedSituation,
  origins: readonly string[],
  clock: Clock,
  shown: Map<number, string>,
) {
  const infos = () =>
    recorded.map(({ id, storeId }) => ({ id, storeId, incognito: false, url: origins.length > 0 ? (shown.get(id) ?? null) : null }));
  const { now, later } = clock;
  const journal = createJournal({ store: createMemoryStore(), cipher: noCipher, limits: () => defaultLimits });
  const tabs = createTabs({
    look: async (tabId) => infos().find(({ id }) => id === tabId) ?? null,
    lookAtAll: async () => infos(),
    createCapture: (tabId, incognito) => createCapture(tabId, incognito, { journal, later }),
    moveCapture: async () => undefined,
    access: createAccess({ getAll: async () => ({ origins }) }),
    onPaused: () => undefined,
    onPage: () => undefined,
    onAccess: () => undefined,
    askStore: async () => [],
    siteOf: (url) => new URL(url).hostname,
    now,
    later,
  });
  const hearing = createHearing({ browser, tabs, area: createMemoryArea(), now, later });
  const listeners = new Map<string, (details: Details) => void>();
  const event = (name: string) => ({ addListener: (listener: (details: Details) => void) => void listeners.set(name, listener) });
  listenToTraffic({
    events: Object.fromEntries(webRequestEvents.map((name) => [name, event(name)])) as unknown as TrafficEvents,
    browser,
    canNarrow: false,
    given: { read: async () => [], write: async () => undefined },
    hear: (heard) => hearing.hear(heard),
  });
  return { tabs, fire: (name: string, details: Details) => listeners.get(name)?.(structuredClone(details)) };
}

interface DevtoolsPage {
  tell(told: Extract<Told<number>, { from: 'devtools' }>): void;
}

async function openDevtools(browser: BrowserName, situation: RecordedSituation, tabId: number, tabs: Tabs, clock: Clock): Promise<DevtoolsPage> {
  const tab = await tabs.get(tabId);
  if (tab === null) throw new Error(`There is no tab ${tabId}.`);
  tab.attach('devtools');
  let seq = 0;
  let har: readonly unknown[] = [];
  let readers: (() => void)[] = [];
  const entries: Entries = createEntries({
    settleTime: browser === 'firefox' ? 300 : 40,
    // Asked now, it is answered a moment later, with what it has by then.
    readHar: () =>
      new Promise((resolve) => {
        const answer = () => resolve(structuredClone(har));
        readers.push(answer);
        clock.later(answer, 50);
      }),
    now: clock.now,
    later: clock.later,
    send: (exchange) => tab.takeDevtools('devtools', [{ seq: ++seq, exchange }]),
    tellPage: (url) => tab.atPage(recordedUrl(url)),
  });
  entries.startAt('about:blank');
  void entries.catchUp();
  const entry = (number: number) => structuredClone(situation.entries[number]);
  return {
    tell(told) {
      if ('finished' in told) entries.finished(entry(told.finished));
      else if ('navigated' in told) entries.navigated(told.navigated);
      else {
        har = told.har.map(entry);
        for (const read of readers) read();
        readers = [];
      }
    },
  };
}

async function outcome(tabs: Tabs, tabId: number): Promise<Replayed> {
  const tab = await tabs.get(tabId);
  const exchanges: Exchange[] = [];
  for await (const records of tab?.capture.recent(Number.MAX_SAFE_INTEGER) ?? []) {
    exchanges.push(...records.filter((record) => record.kind === 'exchange'));
  }
  return { tab: tabId, url: tab?.state().url ?? null, exchanges };
}

interface Clock {
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
  /** Everything planned until then happens, each at its time. */
  goTo(time: number): Promise<void>;
}

function createClock(start: number): Clock {
  let time = start;
  let planned: { readonly at: number; readonly callback: () => void }[] = [];
  /** Everything that only waits for a promise has come to its end. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    now: () => time,
    later: (callback, delay) => void planned.push({ at: time + delay, callback }),
    async goTo(until) {
      await settled();
      for (;;) {
        const next = planned.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        planned = planned.filter((one) => one !== next);
        time = Math.max(time, next.at);
        next.callback();
        await settled();
      }
      time = Math.max(time, until);
    },
  };
}
