import type { CaptureRecord } from '../../utils/http/exchange.ts';
import type { NewExchange, TabState } from '../../utils/protocol/messages.ts';
import { type Held, isFull, type Journal, nothingHeld } from '../../utils/storage/journal.ts';
import type { NewChange } from './cookie-changes.ts';
import type { NewCheck } from './store-checks.ts';

/** Something to write down. Nothing but a mark is an item that the source need not send again. */
export interface Incoming {
  readonly record: NewExchange | NewChange | NewCheck | null;
  readonly mark: readonly [sourceId: string, seq: number] | null;
}

export interface CaptureListener {
  /** As numbered, before they are written: the views are not made to wait for the disk. */
  records(records: readonly CaptureRecord[]): void;
  cleared(): void;
  changed(): void;
  /** Items of sources are safe up to their marks. */
  kept?(marks: ReadonlyMap<string, number>): void;
}

export interface Capture {
  readonly tabId: number;
  readonly incognito: boolean;
  /** When what an earlier worker wrote is known. */
  readonly opened: Promise<void>;
  take(incoming: Incoming): void;
  clear(): void;
  /** Only after `opened`. */
  set(change: Partial<Pick<Held, 'paused' | 'devtools' | 'url'>>): void;
  readonly held: Held;
  readonly problem: TabState['problem'];
  /** All that was taken until now is numbered and written. */
  settled(): Promise<void>;
  /** Tells `listener` all from now on, and gives a way to read all until now; between the two nothing is lost or doubled. */
  follow(listener: CaptureListener): { readonly past: () => AsyncIterable<readonly CaptureRecord[]>; readonly stop: () => void };
  /** The records of the last so many batches. */
  recent(chunks: number): AsyncIterable<readonly CaptureRecord[]>;
  forget(): Promise<void>;
}

/** How far the journal and the views may lag behind the traffic. */
const batchDelay = 40;
const batchSize = 64;
/** Devtools pages whose progress is remembered: one is alive, the others were reloaded away. */
const mostMarks = 8;

export interface CaptureTools {
  readonly journal: Journal;
  /** Calls back after so many milliseconds. */
  readonly later: (callback: () => void, delay: number) => void;
}

/** The record of one tab: numbers what comes, writes it in batches and tells the followers. */
export function createCapture(tabId: number, incognito: boolean, { journal, later }: CaptureTools): Capture {
  let held = nothingHeld;
  let problem: TabState['problem'] = null;
  /** In order of arrival; `clear` stands among the rest so that it parts what came before it from what comes after. */
  let queue: (Incoming | 'clear' | 'save')[] = [];
  let work: Promise<void> | null = null;
  let waiting = false;
  let writing: Promise<unknown> = Promise.resolve();
  const listeners = new Set<CaptureListener>();

  const opened = open();

  const capture: Capture = {
    tabId,
    incognito,
    opened,
    get held() {
      return held;
    },
    get problem() {
      return problem;
    },
    take(incoming) {
      queue.push(incoming);
      if (queue.length >= batchSize) void run();
      else wake();
    },
    clear() {
      queue.push('clear');
      void run();
    },
    set(change) {
      held = { ...held, ...change };
      queue.push('save');
      wake();
      tell((listener) => listener.changed());
    },
    async settled() {
      while (queue.length > 0 || work !== null) await run();
    },
    follow(listener) {
      listeners.add(listener);
      // Taken in the same breath as the listener is added: numbered before is past, numbered after is told.
      const { firstSeq, nextSeq } = held;
      const written = writing;
      return {
        past: () => read(firstSeq, nextSeq, written),
        stop: () => listeners.delete(listener),
      };
    },
    recent: (chunks) => read(Math.max(held.firstSeq, held.nextSeq - chunks), held.nextSeq, writing),
    async forget() {
      queue = [];
      await work;
      await journal.clear(tabId);
      held = nothingHeld;
    },
  };
  return capture;

  async function open(): Promise<void> {
    try {
      const found = await journal.open(tabId);
      if (found === null) {
        problem = 'journal-unreadable';
        await journal.clear(tabId);
      } else held = found;
    } catch {
      problem = 'journal-unreadable';
    }
  }

  function wake(): void {
    if (waiting || work !== null) return;
    waiting = true;
    later(() => {
      waiting = false;
      void run();
    }, batchDelay);
  }

  function run(): Promise<void> {
    work ??= drain().finally(() => {
      work = null;
      if (queue.length > 0) wake();
    });
    return work;
  }

  async function drain(): Promise<void> {
    await opened;
    while (queue.length > 0) {
      const head = queue[0];
      if (head === 'clear') await empty();
      else await write(takeBatch());
    }
  }

  function takeBatch(): readonly Incoming[] {
    const end = queue.slice(0, batchSize).indexOf('clear');
    const batch = queue.splice(0, end < 0 ? batchSize : end);
    return batch.filter((item) => typeof item === 'object');
  }

  async function write(batch: readonly Incoming[]): Promise<void> {
    let { next } = held;
    const records: CaptureRecord[] = [];
    for (const { record } of batch) {
      if (record?.kind === 'exchange') records.push({ ...record, id: next++ });
      else if (record !== null) records.push({ ...record, position: next });
    }
    const before = { ...held, marks: marked(held.marks, batch) };
    // From here on the batch counts as past, though it is still being written: `follow` waits for `writing`.
    const append = journal.append(tabId, { ...before, next }, records.length > 0 ? records : null);
    writing = append.catch(() => undefined);
    held = { ...before, next, nextSeq: before.nextSeq + (records.length > 0 ? 1 : 0), exchanges: before.exchanges + next - held.next };
    if (records.length > 0) tell((listener) => listener.records(records));
    try {
      const { firstSeq, nextSeq, exchanges, bytes, dropped } = await append;
      held = { ...held, firstSeq, nextSeq, exchanges, bytes, dropped };
      if (problem === 'quota' || problem === 'write-failed') problem = null;
    } catch (failure) {
      // The views have seen the batch; what cannot be kept is said, and the source is not made to send it for ever.
      const lost = next - before.next;
      held = { ...held, exchanges: held.exchanges - lost, dropped: held.dropped + lost };
      problem = problemOf(failure);
    }
    const marks = new Map(held.marks);
    tell((listener) => listener.kept?.(marks));
    tell((listener) => listener.changed());
  }

  async function empty(): Promise<void> {
    queue.shift();
    // Chunk numbers go on, so that a reader of the old ones finds nothing instead of something else.
    const { nextSeq, marks, devtools, paused, url } = held;
    held = { ...nothingHeld, firstSeq: nextSeq, nextSeq, marks, devtools, paused, url };
    problem = null;
    tell((listener) => listener.cleared());
    tell((listener) => listener.changed());
    try {
      await journal.clear(tabId);
      await journal.append(tabId, held, null);
    } catch (failure) {
      problem = problemOf(failure);
    }
  }

  async function* read(from: number, before: number, written: Promise<unknown>): AsyncIterable<readonly CaptureRecord[]> {
    await written;
    const unreadable = () => {
      problem = 'journal-unreadable';
      tell((listener) => listener.changed());
    };
    try {
      yield* journal.read(tabId, from, before, unreadable);
    } catch (failure) {
      unreadable();
      throw failure;
    }
  }

  function tell(about: (listener: CaptureListener) => void): void {
    for (const listener of [...listeners]) about(listener);
  }
}

function problemOf(failure: unknown): NonNullable<TabState['problem']> {
  return isFull(failure) ? 'quota' : 'write-failed';
}

function marked(marks: Held['marks'], batch: readonly Incoming[]): Held['marks'] {
  const grown = new Map(marks);
  for (const { mark } of batch) {
    if (mark === null) continue;
    const [sourceId, seq] = mark;
    const reached = Math.max(seq, grown.get(sourceId) ?? 0);
    grown.delete(sourceId);
    grown.set(sourceId, reached);
  }
  return [...grown].slice(-mostMarks);
}
