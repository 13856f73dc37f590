import type { Chunk, ChunkStore } from './chunk-store.ts';
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from './database.ts';

const prefix = 'sessionscope-journal-';

interface JournalSchema extends DBSchema {
  chunks: { key: [tab: number, seq: number]; value: { readonly tab: number } & Chunk };
  captures: { key: number; value: { readonly tab: number; readonly held: Uint8Array<ArrayBuffer> } };
}

/** A journal that was opened on disk. */
export interface OpenStore extends ChunkStore {
  close(): void;
}

/**
 * The journal on disk. One database for each key: what an earlier browser session left cannot be read any more, and is deleted
 * whole. A database that the killed browser left half-written is one of those: it is never opened again.
 * `onLost` is called when the browser has closed the database by itself.
 */
export async function openJournalStore(keyName: string, onLost: () => void): Promise<OpenStore> {
  // Not waited for: recording must not wait for a deletion that another connection may hold up.
  void deleteJournals(keyName);
  const database = await openDB<JournalSchema>(prefix + keyName, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('chunks', { keyPath: ['tab', 'seq'] });
      fresh.createObjectStore('captures', { keyPath: 'tab' });
    },
    // Somebody deletes this one: holding on would only make it wait.
    blocking() {
      database.close();
      onLost();
    },
    terminated: onLost,
  });
  return { ...storeIn(database), close: () => database.close() };
}

/** Deletes all journals but the one of this key; with null, all. */
export async function deleteJournals(exceptKey: string | null): Promise<void> {
  const known = await indexedDB.databases();
  const names = known.flatMap(({ name }) => (name?.startsWith(prefix) && name !== prefix + exceptKey ? [name] : []));
  await Promise.allSettled(names.map((name) => deleteDB(name)));
}

function storeIn(database: IDBPDatabase<JournalSchema>): ChunkStore {
  const all = (tab: number) => IDBKeyRange.bound([tab, 0], [tab, Number.MAX_SAFE_INTEGER]);
  return {
    async held(tab) {
      return (await database.get('captures', tab))?.held ?? null;
    },
    async append(tab, chunk, held) {
      const transaction = database.transaction(['chunks', 'captures'], 'readwrite');
      const writes: Promise<unknown>[] = [transaction.objectStore('captures').put({ tab, held }), transaction.done];
      if (chunk !== null) writes.push(transaction.objectStore('chunks').put({ tab, ...chunk }));
      await Promise.all(writes);
    },
    read: (tab, from, before, limit) => database.getAll('chunks', IDBKeyRange.bound([tab, from], [tab, before], false, true), limit),
    forgetBefore: (tab, before) => database.delete('chunks', IDBKeyRange.bound([tab, 0], [tab, before], false, true)),
    async clear(tab) {
      const transaction = database.transaction(['chunks', 'captures'], 'readwrite');
      await Promise.all([transaction.objectStore('chunks').delete(all(tab)), transaction.objectStore('captures').delete(tab), transaction.done]);
    },
    async move(from, to) {
      const transaction = database.transaction(['chunks', 'captures'], 'readwrite');
      const chunks = transaction.objectStore('chunks');
      const captures = transaction.objectStore('captures');
      await Promise.all([chunks.delete(all(to)), captures.delete(to)]);
      for (let cursor = await chunks.openCursor(all(from)); cursor !== null; cursor = await cursor.continue()) {
        await Promise.all([chunks.put({ ...cursor.value, tab: to }), cursor.delete()]);
      }
      const capture = await captures.get(from);
      if (capture !== undefined) await Promise.all([captures.put({ ...capture, tab: to }), captures.delete(from)]);
      await transaction.done;
    },
    async clearAll() {
      const transaction = database.transaction(['chunks', 'captures'], 'readwrite');
      await Promise.all([transaction.objectStore('chunks').clear(), transaction.objectStore('captures').clear(), transaction.done]);
    },
  };
}
