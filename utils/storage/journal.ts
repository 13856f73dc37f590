import type { CaptureRecord } from '../http/exchange.ts';
import type { Chunk, ChunkStore } from './chunk-store.ts';
import type { Cipher } from './cipher.ts';

/** What is known of a capture without reading it: enough for a new worker to go on where the last one died. */
export interface Held {
  /** The id of the next exchange. */
  readonly next: number;
  readonly firstSeq: number;
  readonly nextSeq: number;
  /** Exchanges and bytes still kept. */
  readonly exchanges: number;
  readonly bytes: number;
  readonly dropped: number;
  /** For each devtools page the last item kept of it. Written with the items, so that none is lost or doubled. */
  readonly marks: readonly (readonly [sourceId: string, seq: number])[];
  /** Whether a devtools page was bringing the exchanges. */
  readonly devtools: boolean;
  readonly paused: boolean;
  readonly url: string | null;
}

export const nothingHeld: Held = {
  next: 0,
  firstSeq: 0,
  nextSeq: 0,
  exchanges: 0,
  bytes: 0,
  dropped: 0,
  marks: [],
  devtools: false,
  paused: false,
  url: null,
};

export interface Limits {
  readonly exchanges: number;
  readonly bytes: number;
}

/** A day of work on one site; more would fill the disk for what nobody scrolls back to. */
export const defaultLimits: Limits = { exchanges: 100_000, bytes: 256 * 1024 * 1024 };

/** `storage.session` holds 10 MB for the whole extension, and Base64 takes a third more. */
export const privateLimits: Limits = { exchanges: 100_000, bytes: 5 * 1024 * 1024 };

/** An append-only record of captures, sealed, bounded: the oldest chunks go first, also when the disk is full. Rejects as its store does. */
export interface Journal {
  /** Null when there is one that cannot be read. */
  open(tab: number): Promise<Held | null>;
  /** Writes `records` as the chunk `held.nextSeq` and gives what is held after it. Null writes only `held`. */
  append(tab: number, held: Held, records: readonly CaptureRecord[] | null): Promise<Held>;
  /** In order, the records of the chunks with `from <= seq < before`, in groups. A chunk that cannot be read is left out and told. */
  read(tab: number, from: number, before: number, onUnreadable: () => void): AsyncIterable<readonly CaptureRecord[]>;
  clear(tab: number): Promise<void>;
  /** The capture of `from` becomes that of `to`. */
  move(from: number, to: number): Promise<void>;
}

/** Chunks fetched at once: enough to be quick, little enough to hold. */
const group = 64;
/** Chunks looked at when the oldest must go: most often one is enough. */
const few = 4;
/** What is given up when the disk is full: a part of what is kept. */
const givenUp = 1 / 8;

export interface JournalTools {
  readonly store: ChunkStore;
  readonly cipher: Cipher;
  /** Asked at every write: the user may change them. */
  readonly limits: () => Limits;
}

export function createJournal({ store, cipher, limits }: JournalTools): Journal {
  return {
    async open(tab) {
      const sealed = await store.held(tab);
      if (sealed === null) return nothingHeld;
      try {
        return { ...nothingHeld, ...(decode(await cipher.open(sealed)) as Partial<Held>) };
      } catch {
        return null;
      }
    },
    async append(tab, held, records) {
      if (records === null) {
        await store.append(tab, null, await cipher.seal(encode(held)));
        return held;
      }
      const bytes = await cipher.seal(encode(records));
      const count = records.filter(({ kind }) => kind === 'exchange').length;
      const grown = {
        ...held,
        nextSeq: held.nextSeq + 1,
        exchanges: held.exchanges + count,
        bytes: held.bytes + bytes.length,
      };
      const bounded = await within(tab, grown, limits());
      const chunk = { seq: held.nextSeq, count, bytes };
      try {
        return await write(tab, held, bounded, chunk);
      } catch (failure) {
        if (!isFull(failure)) throw failure;
        // Room is made once, from the oldest on, before it is said that nothing more can be kept.
        const exchanges = Math.floor((bounded.exchanges - count) * (1 - givenUp)) + count;
        const smaller = await within(tab, grown, { exchanges, bytes: limits().bytes });
        if (smaller.firstSeq === bounded.firstSeq) throw failure;
        await store.forgetBefore(tab, smaller.firstSeq);
        return write(tab, held, smaller, chunk);
      }
    },
    async *read(tab, from, before, onUnreadable) {
      let at = from;
      while (at < before) {
        const chunks = await store.read(tab, at, before, group);
        const last = chunks.at(-1);
        if (last === undefined) return;
        at = last.seq + 1;
        const opened = await Promise.all(
          chunks.map(async ({ bytes }) => {
            try {
              return decode(await cipher.open(bytes)) as readonly CaptureRecord[];
            } catch {
              onUnreadable();
              return [];
            }
          }),
        );
        yield opened.flat();
      }
    },
    clear: (tab) => store.clear(tab),
    move: (from, to) => store.move(from, to),
  };

  async function write(tab: number, before: Held, after: Held, chunk: Chunk): Promise<Held> {
    await store.append(tab, chunk, await cipher.seal(encode(after)));
    // After the write: a worker that dies in between leaves chunks that nothing counts, never numbers without chunks.
    if (after.firstSeq > before.firstSeq) await store.forgetBefore(tab, after.firstSeq);
    return after;
  }

  async function within(tab: number, held: Held, most: Limits): Promise<Held> {
    let { firstSeq, exchanges, bytes, dropped } = held;
    while (exchanges > most.exchanges || bytes > most.bytes) {
      const oldest = await store.read(tab, firstSeq, held.nextSeq - 1, few);
      if (oldest.length === 0) break;
      for (const chunk of oldest) {
        if (exchanges <= most.exchanges && bytes <= most.bytes) break;
        firstSeq = chunk.seq + 1;
        exchanges -= chunk.count;
        bytes -= chunk.bytes.length;
        dropped += chunk.count;
      }
    }
    return { ...held, firstSeq, exchanges, bytes, dropped };
  }
}

/** IndexedDB names the error, `storage.session` only says it. */
export function isFull(failure: unknown): boolean {
  return failure instanceof Error && (failure.name === 'QuotaExceededError' || /quota/i.test(failure.message));
}

function encode(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

function decode(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
