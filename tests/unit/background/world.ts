import { type Access, createAccess } from '../../../entrypoints/background/access.ts';
import { createCapture } from '../../../entrypoints/background/capture.ts';
import { createHub, type HubPort } from '../../../entrypoints/background/hub.ts';
import { createOverviews, type Judge } from '../../../entrypoints/background/overview.ts';
import { createTabs, type TabInfo, type Tabs } from '../../../entrypoints/background/tabs.ts';
import type { CaptureRecord, StoreCookie } from '../../../utils/http/exchange.ts';
import type { SourceMessage, TabState, ViewMessage } from '../../../utils/protocol/messages.ts';
import type { Summary } from '../../../utils/report/report.ts';
import type { ChunkStore } from '../../../utils/storage/chunk-store.ts';
import { noCipher } from '../../../utils/storage/cipher.ts';
import { createJournal, defaultLimits } from '../../../utils/storage/journal.ts';
import { createMemoryStore, soon, urlsOf } from './samples.ts';

export interface Page {
  readonly said: (SourceMessage | ViewMessage)[];
  say(message: unknown): void;
  leave(): void;
  readonly closed: boolean;
}

export interface World {
  readonly tabs: Tabs;
  readonly access: Access;
  open(name: string): Page;
}

export interface Lasting {
  readonly onDisk: ChunkStore;
  readonly inMemory: ChunkStore;
  readonly infos: Map<number, TabInfo>;
  origins: readonly string[];
  /** The browser's cookies, and the sites that were asked for them. */
  inStore: readonly StoreCookie[];
  readonly asked: string[];
}

/** What outlives a worker. */
export function lasting(origins: readonly string[] = []): Lasting {
  return {
    onDisk: createMemoryStore(),
    inMemory: createMemoryStore(),
    infos: new Map([[1, { id: 1, incognito: false, url: null, storeId: null }]]),
    origins,
    inStore: [],
    asked: [],
  };
}

/** A background, newly born; a second one over the same `rest` is the next worker. */
export function background(rest: Lasting, now: () => number = () => 1_000): World {
  const access = createAccess({ getAll: async () => ({ origins: rest.origins }) });
  const tabs = createTabs({
    look: async (tabId) => rest.infos.get(tabId) ?? null,
    lookAtAll: async () => [...rest.infos.values()],
    createCapture: (tabId, incognito) =>
      createCapture(tabId, incognito, {
        journal: createJournal({ store: incognito ? rest.inMemory : rest.onDisk, cipher: noCipher, limits: () => defaultLimits }),
        later: soon,
      }),
    moveCapture: (from, to, incognito) => (incognito ? rest.inMemory : rest.onDisk).move(from, to),
    access,
    onPaused: () => undefined,
    onPage: () => undefined,
    onAccess: () => undefined,
    async askStore(site) {
      rest.asked.push(site);
      return rest.inStore;
    },
    siteOf: (url) => new URL(url).hostname.split('.').slice(-2).join('.'),
    now,
    later: soon,
  });
  const hub = createHub(tabs, createOverviews({ createJudge: countingJudge, now, later: soon }));
  return {
    tabs,
    access,
    open(name) {
      const said: (SourceMessage | ViewMessage)[] = [];
      let listener: (message: unknown) => void = () => undefined;
      let onDisconnect: () => void = () => undefined;
      let closed = false;
      const port: HubPort = {
        name,
        postMessage(message) {
          if (closed) throw new Error('Attempting to use a disconnected port object');
          said.push(structuredClone(message));
        },
        disconnect() {
          closed = true;
        },
        onMessage: {
          addListener: (added) => {
            listener = added;
          },
        },
        onDisconnect: {
          addListener: (added) => {
            onDisconnect = added;
          },
        },
      };
      hub.connect(port);
      return {
        said,
        say: (message) => listener(structuredClone(message)),
        leave() {
          closed = true;
          onDisconnect();
        },
        get closed() {
          return closed;
        },
      };
    },
  };
}

/** All that a view has been told of, as it would show it; null while the snapshot is not complete. */
export function shownBy({ said }: Page): readonly CaptureRecord[] | null {
  let shown: readonly CaptureRecord[] = [];
  let complete = false;
  for (const message of said) {
    if (message.type === 'snapshot') {
      shown = message.first ? message.records : [...shown, ...message.records];
      complete = message.last;
    } else if (message.type === 'records') shown = [...shown, ...message.records];
  }
  return complete ? shown : null;
}

export function shownUrls(page: Page): readonly string[] {
  return urlsOf(shownBy(page) ?? []);
}

export function keptUpTo({ said }: Page): number | null {
  const kept = said.filter((message) => message.type === 'kept');
  return kept.at(-1)?.upTo ?? null;
}

/** A report that tells how many records it was made of. */
function countingJudge(): Judge {
  let count = 0;
  const summary = (tab: TabState): Summary => ({
    schema: 'sessionscope.report/1',
    source: { kind: 'live', name: tab.url ?? '', browser: 'chromium' },
    exchanges: count,
    cookies: [],
    sessions: [],
    events: [],
    findings: [],
    undecided: [],
    checklists: [],
  });
  return {
    take() {
      count += 1;
    },
    *report(tab) {
      yield 0;
      return { ...summary(tab), setCookies: [], requests: [] };
    },
    *summary(tab) {
      yield 0;
      return summary(tab);
    },
  };
}
