import type { WebRequest } from '../../utils/browser.ts';

/** The events that the job needs; every further one is paid by every request of every recorded page (measured: `tests/bench`). */
export interface TrafficEvents {
  readonly onSendHeaders: WebRequest.Static['onSendHeaders'];
  readonly onHeadersReceived: WebRequest.Static['onHeadersReceived'];
  /** These two only say whether the answer came from the cache; the event before has it in Firefox, and not in Chromium. */
  readonly onResponseStarted: WebRequest.Static['onResponseStarted'];
  readonly onBeforeRedirect: WebRequest.Static['onBeforeRedirect'];
  readonly onErrorOccurred: WebRequest.Static['onErrorOccurred'];
}

/** An event as the browser told it. The details are ours alone: each listener is given its own copy. */
export type Heard =
  | { readonly kind: 'request'; readonly details: WebRequest.OnSendHeadersDetailsType }
  | { readonly kind: 'response'; readonly details: WebRequest.OnHeadersReceivedDetailsType }
  /** The response before it, of the same request, was in the cache. */
  | { readonly kind: 'cached'; readonly details: { readonly requestId: string; readonly timeStamp: number } }
  | { readonly kind: 'failure'; readonly details: WebRequest.OnErrorOccurredDetailsType };

/** Whose requests are recorded: of these tabs, and of the service workers of these hosts. Hosts that nobody granted the browser itself leaves out. */
export type Wanted = 'every-tab' | 'nothing' | { readonly tabs: readonly number[]; readonly hosts: readonly string[] };

/** Names of the filters that the browser was given, outliving worker and browser: numbers of tabs, and their hosts. */
export interface FilterNames {
  read(): Promise<readonly string[]>;
  write(names: readonly string[]): Promise<void>;
}

export interface TrafficTools {
  readonly events: TrafficEvents;
  readonly browser: 'chromium' | 'firefox';
  /** Whether a listener may be narrowed to tabs without losing what wakes the worker. */
  readonly canNarrow: boolean;
  readonly given: FilterNames;
  readonly hear: (heard: Heard) => void;
}

/** The first version in which it was measured (below); Firefox keeps only listeners that the first turn adds again as they were. */
export function canNarrow(userAgent: string): boolean {
  return Number(/Chrome\/(\d+)/.exec(userAgent)?.[1] ?? 0) >= 156;
}

const slot = 'traffic-filters';

/** In `storage.local`, because Chromium remembers filters over its own restarts. */
export function filterNames(area: {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}): FilterNames {
  return {
    async read() {
      const kept = (await area.get(slot))[slot];
      return Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : [];
    },
    write: (names) => area.set({ [slot]: names }),
  };
}

/** More filters than this cost every request more than they save. */
const mostTabs = 32;

/**
 * Listens to the requests of the granted hosts: of all tabs at once, until `listenOnlyTo` says in which tabs anybody records.
 *
 * Whatever wakes a worker is told only to listeners that it adds in its first turn, when it cannot yet know which tabs are
 * recorded: everything that could tell it (`storage`, IndexedDB) answers later. So the first turn listens to all tabs, and
 * some milliseconds later that listener gives way, in one breath, to one for each tab. Between two workers the browser keeps
 * the narrow ones: a tab that nobody records wakes nobody.
 *
 * Measured in Chromium 156: in a tab with such a filter the worker was closed, and of the next 30 requests all 30 were heard
 * once, the first ones by whichever of the two listeners was there; requests of other tabs did not wake the worker. That holds
 * since Chromium hands an event to a woken worker by its name and lets the worker match the filters. Where it is handed to the
 * listener that was the n-th to be added (with `--disable-features=WebRequestPerContextEventDispatch`, as older versions do),
 * the first nine were lost. There `canNarrow` is false: paused tabs then cost what recorded ones cost, and nothing is lost.
 */
export function listenToTraffic({ events, browser, canNarrow, given, hear }: TrafficTools): { listenOnlyTo(wanted: Wanted): Promise<void> } {
  const added = new Map<string, () => void>([[everyTab, listen(everyTab)]]);
  let earlier: readonly string[] | null = null;
  let last: Promise<void> = Promise.resolve();

  return {
    listenOnlyTo(wanted) {
      if (canNarrow) last = last.then(() => change(filtersFor(wanted))).catch(() => undefined);
      return last;
    },
  };

  async function change(wanted: ReadonlySet<string>): Promise<void> {
    earlier ??= await given.read();
    // What an earlier worker left is taken over first: the browser forgets a filter only when a listener with it is removed.
    const taken = [...new Set([...earlier, ...wanted])].filter((name) => !added.has(name));
    await remember(new Set([...earlier, ...added.keys(), ...wanted]));
    for (const name of taken) added.set(name, listen(name));
    for (const [name, stop] of [...added]) {
      if (wanted.has(name)) continue;
      stop();
      added.delete(name);
    }
    await remember(wanted);
  }

  /** The listener of the first turn needs no remembering. */
  async function remember(names: ReadonlySet<string>): Promise<void> {
    const next = [...names].filter((name) => name !== everyTab);
    const same = next.length === earlier?.length && next.every((name) => earlier?.includes(name));
    if (!same) await given.write(next);
    earlier = next;
  }

  function listen(name: string): () => void {
    const { filter, wants } = readName(name);
    // Chromium hides `Cookie` and `Set-Cookie` without this word, and Firefox throws on it.
    const extra = browser === 'chromium' ? ['extraHeaders'] : [];
    const onSendHeaders = (details: WebRequest.OnSendHeadersDetailsType) => {
      if (wants(details)) hear({ kind: 'request', details });
    };
    const onHeadersReceived = (details: WebRequest.OnHeadersReceivedDetailsType) => {
      if (wants(details)) hear({ kind: 'response', details });
    };
    const onCached = (details: WebRequest.OnResponseStartedDetailsType | WebRequest.OnBeforeRedirectDetailsType) => {
      if (details.fromCache && wants(details)) hear({ kind: 'cached', details });
    };
    const onErrorOccurred = (details: WebRequest.OnErrorOccurredDetailsType) => {
      if (wants(details)) hear({ kind: 'failure', details });
    };
    // The polyfill's types know only Firefox's words.
    events.onSendHeaders.addListener(onSendHeaders, filter, ['requestHeaders', ...extra] as WebRequest.OnSendHeadersOptions[]);
    events.onHeadersReceived.addListener(onHeadersReceived, filter, ['responseHeaders', ...extra] as WebRequest.OnHeadersReceivedOptions[]);
    events.onErrorOccurred.addListener(onErrorOccurred, filter);
    if (browser === 'chromium') {
      events.onResponseStarted.addListener(onCached, filter);
      events.onBeforeRedirect.addListener(onCached, filter);
    }
    return () => {
      events.onSendHeaders.removeListener(onSendHeaders);
      events.onHeadersReceived.removeListener(onHeadersReceived);
      events.onErrorOccurred.removeListener(onErrorOccurred);
      events.onResponseStarted.removeListener(onCached);
      events.onBeforeRedirect.removeListener(onCached);
    };
  }
}

const everyTab = 'every-tab';
const documents = 'documents';

function filtersFor(wanted: Wanted): ReadonlySet<string> {
  if (wanted === 'nothing') return new Set();
  if (wanted === 'every-tab' || wanted.tabs.length > mostTabs) return new Set([everyTab]);
  return new Set([documents, ...wanted.tabs.map((tab) => `tab ${tab}`), ...wanted.hosts.map((host) => `workers of ${host}`)]);
}

type Wants = (details: { readonly tabId: number; readonly type: string }) => boolean;

/** No two of the narrow filters want the same request, so that none is heard twice. */
function readName(name: string): { readonly filter: WebRequest.RequestFilter; readonly wants: Wants } {
  const urls = ['<all_urls>'];
  const tab = /^tab (\d+)$/.exec(name)?.[1];
  if (tab !== undefined) return { filter: { urls, tabId: Number(tab) }, wants: ({ type }) => type !== 'main_frame' };
  const host = /^workers of ([^/]+)$/.exec(name)?.[1];
  // `tabId: -1` in a filter means any tab: a paused tab is heard as far as it asks the hosts of recorded ones, and dropped here.
  if (host !== undefined) return { filter: { urls: [`*://${host}/*`] }, wants: ({ tabId, type }) => tabId < 0 && type !== 'main_frame' };
  // Documents are heard in every tab: so a tab that has just opened, or turned to another site, is noticed.
  if (name === documents) return { filter: { urls, types: ['main_frame'] }, wants: () => true };
  return { filter: { urls }, wants: () => true };
}
