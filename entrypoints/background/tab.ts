import type { StoreCookie } from '../../utils/http/exchange.ts';
import type { NewExchange, SourceCommand, TabState } from '../../utils/protocol/messages.ts';
import type { Access } from './access.ts';
import type { Capture, Incoming } from './capture.ts';
import { createRecentLines, type NewChange } from './cookie-changes.ts';
import { createHandover } from './handover.ts';
import { createStoreChecks } from './store-checks.ts';

export interface TabTools {
  readonly access: Access;
  /** Recording was paused in this tab, or goes on; also told when the tab is met paused. */
  readonly onPaused: (tabId: number, paused: boolean) => void;
  /** The tab shows another page. */
  readonly onPage: () => void;
  /** What the cookie store of the tab holds of a site. */
  readonly askStore: (site: string) => Promise<readonly StoreCookie[]>;
  readonly siteOf: (url: string) => string;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
}

type Items = Extract<SourceCommand, { type: 'exchanges' }>['items'];

/** One tab: decides what is recorded of it, from whom, and answers what is known of it. */
export interface Tab {
  readonly capture: Capture;
  readonly opened: Promise<void>;
  state(): TabState;
  takeWebRequest(exchange: NewExchange, fromWorker: boolean): void;
  takeChange(change: NewChange): void;
  /** A devtools page has come; answers how far it had come before, 0 for a new one. */
  attach(sourceId: string): number;
  takeDevtools(sourceId: string, items: Items): void;
  detach(sourceId: string): void;
  pause(): void;
  resume(): void;
  /** Empties the record. What the store has yet to tell of the time before comes no more. */
  clear(): void;
  atPage(url: string): void;
  /** Something outside the capture that `state` tells has changed. */
  changed(): void;
  /** A view has come; call what is returned when it leaves. */
  watch(changed: () => void): () => void;
  /** Like `watch`, without being a view: keeps nothing alive. */
  onChanged(changed: () => void): void;
  /** The tab was closed: its record goes when nobody looks at it any more. */
  close(): void;
}

/** A devtools page reconnects as soon as its worker dies; one that has not come back by then was closed with it. Milliseconds. */
const grace = 3000;
/** What `webRequest` told is looked through so often for what DevTools should have told. Milliseconds. */
const sweepDelay = 500;
/** Batches looked through for what another worker recorded just before. */
const recentBatches = 16;

export function createTab(capture: Capture, { access, onPaused, onPage, askStore, siteOf, now, later }: TabTools): Tab {
  const handover = createHandover(now);
  const lines = createRecentLines(now);
  const sources = new Set<string>();
  const reached = new Map<string, number>();
  const watchers = new Set<() => void>();
  const observers: (() => void)[] = [];
  let closed = false;
  let sweepPlanned = false;
  let clearedAt = Number.NEGATIVE_INFINITY;
  const checks = createStoreChecks({
    ask: askStore,
    mayAsk: (siteUrl) => access.of(siteUrl) !== 'none',
    siteOf,
    now,
    later,
    take: (check) => {
      if (!capture.held.paused && check.time > clearedAt) capture.take({ record: check, mark: null });
    },
  });

  const tab: Tab = {
    capture,
    opened: recall(),
    state() {
      const { url, paused, exchanges, dropped } = capture.held;
      const allowed = access.of(url);
      const source = handover.attached ? 'devtools' : allowed !== 'none' ? 'web-request' : 'none';
      return {
        tabId: capture.tabId,
        url,
        recording: source !== 'none' && !paused,
        source,
        access: allowed,
        incognito: capture.incognito,
        exchanges,
        dropped,
        problem: capture.problem,
      };
    },
    takeWebRequest(exchange, fromWorker) {
      const settles = arrives(exchange);
      if (settles) tab.atPage(exchange.url);
      lines.add(exchange);
      if (access.of(settles ? exchange.url : capture.held.url) === 'none') return;
      if (handover.takeWebRequest(exchange, fromWorker)) recordAll([exchange]);
      planSweep();
    },
    takeChange(change) {
      if (tab.state().recording && !lines.explain(change) && change.time > clearedAt) capture.take({ record: change, mark: null });
    },
    attach(sourceId) {
      sources.add(sourceId);
      handover.attach();
      if (!capture.held.devtools) capture.set({ devtools: true });
      tab.changed();
      return reachedBy(sourceId);
    },
    takeDevtools(sourceId, items) {
      for (const { seq, exchange } of items) {
        if (seq <= reachedBy(sourceId)) continue;
        reached.set(sourceId, seq);
        lines.add(exchange);
        if (arrives(exchange)) tab.atPage(exchange.url);
        const wanted = handover.takeDevtools(exchange);
        recordAll(wanted.slice(0, -1));
        record(capture.held.paused ? null : (wanted.at(-1) ?? null), [sourceId, seq]);
      }
    },
    detach(sourceId) {
      sources.delete(sourceId);
      if (sources.size === 0) leaveDevtools();
    },
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    clear() {
      clearedAt = now();
      checks.forget();
      capture.clear();
    },
    atPage(url) {
      if (url === capture.held.url) return;
      capture.set({ url });
      onPage();
    },
    changed() {
      for (const changed of [...watchers, ...observers]) changed();
    },
    onChanged: (changed) => {
      observers.push(changed);
    },
    watch(changed) {
      watchers.add(changed);
      return () => {
        watchers.delete(changed);
        forgetWhenAlone();
      };
    },
    close() {
      closed = true;
      forgetWhenAlone();
    },
  };
  return tab;

  function record(exchange: NewExchange | null, mark: Incoming['mark']): void {
    capture.take({ record: exchange, mark });
    if (exchange !== null) checks.note(exchange);
  }

  function recordAll(exchanges: readonly NewExchange[]): void {
    if (capture.held.paused) return;
    for (const exchange of exchanges) record(placed(exchange), null);
  }

  function planSweep(): void {
    if (sweepPlanned || !handover.waits) return;
    sweepPlanned = true;
    later(() => {
      sweepPlanned = false;
      recordAll(handover.overdue());
      planSweep();
    }, sweepDelay);
  }

  function setPaused(paused: boolean): void {
    capture.set({ paused });
    onPaused(capture.tabId, paused);
  }

  /** What a new worker must know of what the last one did. */
  async function recall(): Promise<void> {
    await capture.opened;
    onPaused(capture.tabId, capture.held.paused);
    if (capture.held.devtools) {
      handover.attach();
      later(() => {
        if (sources.size === 0) leaveDevtools();
      }, grace);
    }
    try {
      for await (const records of capture.recent(recentBatches)) {
        for (const record of records) if (record.kind === 'exchange') handover.remember(record);
      }
    } catch {
      // `TabState.problem` says it; the worst that follows is one exchange told twice.
    }
  }

  function leaveDevtools(): void {
    if (!handover.attached) return;
    recordAll(handover.detach());
    capture.set({ devtools: false });
    tab.changed();
  }

  function reachedBy(sourceId: string): number {
    return reached.get(sourceId) ?? new Map(capture.held.marks).get(sourceId) ?? 0;
  }

  /** With the page it was made from, where the event itself could not tell. */
  function placed(exchange: NewExchange): NewExchange {
    const { initiator } = exchange;
    const { url } = capture.held;
    if (initiator.topLevelUrl !== null || url === null || isTopDocument(exchange)) return exchange;
    return { ...exchange, initiator: { ...initiator, topLevelUrl: url } };
  }

  function forgetWhenAlone(): void {
    if (closed && watchers.size === 0) void capture.forget().catch(() => undefined);
  }
}

function isTopDocument({ resourceType, initiator }: NewExchange): boolean {
  return resourceType === 'document' && initiator.frame === 'top';
}

/** Whether the tab shows this page from now on. 204 and 205 leave the old one (HTML, "navigate"). */
function arrives(exchange: NewExchange): boolean {
  const { status } = exchange;
  return isTopDocument(exchange) && status !== null && (status < 300 || status >= 400) && status !== 204 && status !== 205;
}
