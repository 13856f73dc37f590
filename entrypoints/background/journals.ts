import type { SessionArea } from '../../utils/storage/chunk-store.ts';
import { noCipher, openCipher } from '../../utils/storage/cipher.ts';
import { createJournal, type Journal, privateLimits } from '../../utils/storage/journal.ts';
import { openJournalStore } from '../../utils/storage/journal-store.ts';
import { createSessionStore } from '../../utils/storage/session-store.ts';
import { type LocalArea, readSettings } from '../../utils/storage/settings.ts';

/** The two places where captures are kept: sealed on disk, and for private windows in memory. */
export interface Journals {
  of(incognito: boolean): Journal;
  /** Deletes what is sealed with a key that died with its browser session. */
  sweep(): Promise<void>;
}

export function createJournals({ session, local }: { session: SessionArea; local: LocalArea }): Journals {
  const hidden = createJournal({ store: createSessionStore(session), cipher: noCipher, limits: privateLimits });
  // Opened by the first who needs it: a background that only answers a private window never touches the disk.
  let opening: Promise<Journal> | null = null;
  const onDisk = () => {
    opening ??= openOnDisk(session, local).catch((failure) => {
      opening = null;
      throw failure;
    });
    return opening;
  };
  const sealed: Journal = {
    open: async (tab) => (await onDisk()).open(tab),
    append: async (tab, held, records) => (await onDisk()).append(tab, held, records),
    async *read(tab, from, before, onUnreadable) {
      yield* (await onDisk()).read(tab, from, before, onUnreadable);
    },
    clear: async (tab) => (await onDisk()).clear(tab),
  };
  return {
    of: (incognito) => (incognito ? hidden : sealed),
    // A disk that cannot be opened is told by the first capture that needs it.
    sweep: () => onDisk().then(ignore, ignore),
  };
}

async function openOnDisk(session: SessionArea, local: LocalArea): Promise<Journal> {
  const [{ name, cipher }, { limits }] = await Promise.all([openCipher(session), readSettings(local)]);
  return createJournal({ store: await openJournalStore(name), cipher, limits });
}

function ignore(): void {}
