import { partOf } from './parts.ts';
import { createRecorder, type Part, type Pending } from './recorder.ts';
import type { Tabs } from './tabs.ts';
import type { Heard } from './traffic.ts';

/** The part of `storage.session` that is used here: memory that outlives the worker and dies with the browser. */
export interface PendingArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface HearingTools {
  readonly browser: 'chromium' | 'firefox';
  readonly tabs: Pick<Tabs, 'get' | 'pageBehind' | 'takeWebRequest'>;
  readonly area: PendingArea;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
}

/** What was heard waits so long: the listener itself does nothing that the page could feel. Milliseconds. */
const batchDelay = 20;
/**
 * The first batch of a worker waits longer: Chromium tells a new worker first what came when it was there, and then what had
 * woken it (measured: up to 40 ms later, on a busy machine). Only together can they be put in order. Milliseconds.
 */
const firstDelay = 100;
/**
 * Requests that wait longer are noted, and as often. A worker dies of idleness, so those that outlive it are old. Noting all of
 * them at once took a sixth of the worker's time during the load of a page with 300 requests (`storage.session` copies what it
 * is given). Milliseconds.
 */
const longWait = 1000;
/** The word that a response was in the cache comes a moment after it (measured: up to 2 ms); so long a response waits for it. Milliseconds. */
const cacheWord = 10;
/** Beyond this the note would cost more than it is worth. */
const mostNoted = 512;

const slot = 'pending-requests';

/**
 * Between the listeners and the tabs: works off in batches what was heard, in order. Requests that wait for their answer are
 * noted, so that a worker that was revived meanwhile (a long poll easily outlives one) can join the two.
 */
export function createHearing({ browser, tabs, area, now, later }: HearingTools): { hear(heard: Heard): void; settled(): Promise<void> } {
  const recorder = createRecorder();
  let heardSoFar: Heard[] = [];
  let work: Promise<void> | null = null;
  let planned = false;
  let delay = firstDelay;
  let noting = false;
  /** The request ids that were noted last. */
  let noted = '';
  const recalled = recall();

  return {
    hear(heard) {
      heardSoFar.push(heard);
      if (work === null) plan();
    },
    settled: run,
  };

  function plan(): void {
    if (planned) return;
    planned = true;
    later(() => {
      planned = false;
      void run();
    }, delay);
    delay = batchDelay;
  }

  function run(): Promise<void> {
    work ??= drain().finally(() => {
      work = null;
      if (heardSoFar.length > 0) plan();
    });
    return work;
  }

  async function drain(): Promise<void> {
    // What the last worker noted comes first: the answer to it may be the very event that woke this one.
    await recalled;
    for (let batch = takeReady(); batch.length > 0; batch = takeReady()) {
      const cached = inCache([...batch, ...heardSoFar]);
      for (const heard of batch) {
        const part = partOf(heard, browser, cached.has(heard));
        if (part !== null) await take(part);
      }
    }
    note();
  }

  /** In order, without what is too young. */
  function takeReady(): readonly Heard[] {
    const time = now();
    const inOrder = heardSoFar.sort((a, b) => a.details.timeStamp - b.details.timeStamp);
    // A clock that was set back makes nobody young.
    const young = inOrder.findIndex(({ details }) => Math.abs(details.timeStamp - time) < cacheWord);
    heardSoFar = young === -1 ? [] : inOrder.slice(young);
    return young === -1 ? inOrder : inOrder.slice(0, young);
  }

  async function take(part: Part): Promise<void> {
    if (part.kind === 'request') {
      // Met before it is asked which page it shows: a new worker has to look.
      if (part.tabId >= 0) await tabs.get(part.tabId);
      recorder.take({ ...part, topLevelUrl: part.topLevelUrl ?? tabs.pageBehind(part) });
      return;
    }
    const joined = recorder.take(part);
    if (joined !== null) await tabs.takeWebRequest(joined);
  }

  async function recall(): Promise<void> {
    // Without the note an answer is recorded as one whose request nobody heard.
    const kept = (await area.get(slot).catch(() => ({}) as Record<string, unknown>))[slot];
    if (!Array.isArray(kept)) return;
    recorder.recall(kept as Pending);
    noted = idsOf(kept as Pending);
    note();
  }

  function note(): void {
    if (noting || (noted === '' && recorder.waiting === 0)) return;
    noting = true;
    later(() => {
      noting = false;
      const waiting = recorder
        .pending()
        .filter(([, { since }]) => since <= now() - longWait)
        .slice(-mostNoted);
      if (idsOf(waiting) !== noted) {
        noted = idsOf(waiting);
        // Memory that is full says so elsewhere: the journal of private windows lives there too.
        void area.set({ [slot]: waiting }).catch(() => undefined);
      }
      // The young ones may yet grow old; what is noted changes only with the next event.
      if (waiting.length < recorder.waiting) note();
    }, longWait);
  }
}

/** The responses of which a later event says so. */
function inCache(events: readonly Heard[]): ReadonlySet<Heard> {
  const cached = new Set<Heard>();
  const last = new Map<string, Heard>();
  for (const heard of events) {
    if (heard.kind === 'response') last.set(heard.details.requestId, heard);
    const response = heard.kind === 'cached' ? last.get(heard.details.requestId) : undefined;
    if (response) cached.add(response);
  }
  return cached;
}

function idsOf(pending: Pending): string {
  return pending.map(([requestId, { since }]) => `${requestId} ${since}`).join();
}
