import type { SessionArea } from '../../utils/storage/chunk-store.ts';
import { forgetKey, keyName, noCipher, openCipher } from '../../utils/storage/cipher.ts';
import { createJournal, defaultLimits, type Journal, type Limits, privateLimits } from '../../utils/storage/journal.ts';
import { deleteJournals, openJournalStore } from '../../utils/storage/journal-store.ts';
import { createSessionStore } from '../../utils/storage/session-store.ts';
import { type LocalArea, readSettings } from '../../utils/storage/settings.ts';

/** The two places where captures are kept: sealed on disk, and for private windows in memory. */
export interface Journals {
  of(incognito: boolean): Journal;
  /** Deletes what is sealed with a key that died with its browser session. */
  sweep(): Promise<void>;
  /** Throws the key away and deletes what was sealed with it. What is written from now on has a new one. */
  forget(): Promise<void>;
  /** The user has chosen other limits; they hold from the next write on. */
  limitsChanged(): Promise<void>;
}

export function createJournals({ session, local }: { session: SessionArea; local: LocalArea }): Journals {
  const inMemory = createSessionStore(session);
  let limits = defaultLimits;
  const hidden = createJournal({ store: inMemory, cipher: noCipher, limits: () => smaller(limits, privateLimits) });
  // Opened by the first who needs it: a background that only answers a private window never touches the disk.
  let opening: Promise<{ readonly journal: Journal; close(): void }> | null = null;
  /** A sweep or a forgetting under way: opening waits for it, or its new database would be taken for a leftover. */
  let cleaning: Promise<void> = Promise.resolve();

  const onDisk = async (): Promise<Journal> => {
    opening ??= cleaning.then(openOnDisk).catch((failure) => {
      opening = null;
      throw failure;
    });
    return (await opening).journal;
  };
  const sealed: Journal = {
    open: async (tab) => (await onDisk()).open(tab),
    append: async (tab, held, records) => (await onDisk()).append(tab, held, records),
    async *read(tab, from, before, onUnreadable) {
      yield* (await onDisk()).read(tab, from, before, onUnreadable);
    },
    clear: async (tab) => (await onDisk()).clear(tab),
    move: async (from, to) => (await onDisk()).move(from, to),
  };

  return {
    of: (incognito) => (incognito ? hidden : sealed),
    sweep: () => clean(async () => deleteJournals(await keyName(session))),
    forget: () =>
      clean(async () => {
        await forgetKey(session);
        const opened = await opening?.catch(() => null);
        opening = null;
        opened?.close();
        await Promise.all([deleteJournals(null), inMemory.clearAll()]);
      }),
    limitsChanged: readLimits,
  };

  /** One after the other, and none while a database is being opened. A disk that cannot be opened is told by the capture that needs it. */
  function clean(work: () => Promise<void>): Promise<void> {
    cleaning = Promise.allSettled([cleaning, opening])
      .then(work)
      .catch(() => undefined);
    return cleaning;
  }

  async function openOnDisk(): Promise<{ readonly journal: Journal; close(): void }> {
    const [{ name, cipher }] = await Promise.all([openCipher(session), readLimits()]);
    const store = await openJournalStore(name, () => {
      opening = null;
    });
    return { journal: createJournal({ store, cipher, limits: () => limits }), close: store.close };
  }

  async function readLimits(): Promise<void> {
    ({ limits } = await readSettings(local));
  }
}

function smaller(a: Limits, b: Limits): Limits {
  return { exchanges: Math.min(a.exchanges, b.exchanges), bytes: Math.min(a.bytes, b.bytes) };
}
