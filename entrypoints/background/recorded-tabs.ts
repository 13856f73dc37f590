import type { Access } from './access.ts';
import type { TabInfo } from './tabs.ts';
import type { Wanted } from './traffic.ts';

/** The part of `storage.session` that is used here. */
export interface PausedArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface RecordedTabsTools {
  readonly access: Access;
  readonly lookAtAll: () => Promise<readonly TabInfo[]>;
  readonly area: PausedArea;
  readonly listenOnlyTo: (wanted: Wanted) => Promise<void>;
}

/** Keeps the listeners to the tabs that are recorded: a tab in which recording is paused, or a browser that granted nothing, costs nothing. */
export interface RecordedTabs {
  /** Something has changed that decides it: what is granted, which tabs there are, what they show. */
  changed(): void;
  paused(tabId: number, paused: boolean): void;
  removed(tabId: number): void;
}

const slot = 'paused-tabs';

export function createRecordedTabs({ access, lookAtAll, area, listenOnlyTo }: RecordedTabsTools): RecordedTabs {
  let paused: ReadonlySet<number> = new Set();
  let granted = true;
  const recalled = recall();
  let tail: Promise<void> = recalled;
  let planned = false;

  const recordedTabs: RecordedTabs = {
    changed() {
      // While every tab is recorded it does not matter which there are.
      if (paused.size > 0 || granted !== access.any()) plan();
    },
    paused(tabId, isPaused) {
      if (paused.has(tabId) === isPaused) return;
      paused = new Set(isPaused ? [...paused, tabId] : [...paused].filter((id) => id !== tabId));
      void area.set({ [slot]: [...paused] }).catch(() => undefined);
      plan();
    },
    removed(tabId) {
      if (paused.size === 0) return;
      recordedTabs.paused(tabId, false);
      recordedTabs.changed();
    },
  };
  plan();
  return recordedTabs;

  function plan(): void {
    if (planned) return;
    planned = true;
    tail = tail.then(decide).catch(() => undefined);
  }

  async function decide(): Promise<void> {
    await access.known;
    planned = false;
    granted = access.any();
    await listenOnlyTo(granted ? await wanted() : 'nothing');
  }

  async function wanted(): Promise<Wanted> {
    if (paused.size === 0) return 'every-tab';
    const recorded = (await lookAtAll()).filter(({ id }) => !paused.has(id));
    const hosts = recorded.flatMap(({ url }) => (url !== null && /^https?:/.test(url) && access.of(url) !== 'none' ? [new URL(url).hostname] : []));
    return { tabs: recorded.map(({ id }) => id), hosts: [...new Set(hosts)] };
  }

  async function recall(): Promise<void> {
    const kept = (await area.get(slot))[slot];
    if (Array.isArray(kept)) paused = new Set([...paused, ...kept.filter((id) => typeof id === 'number')]);
  }
}
