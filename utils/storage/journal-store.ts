import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Chunk, ChunkStore } from './chunk-store.ts';

const prefix = 'sessionscope-journal-';

interface JournalSchema extends DBSchema {
  chunks: { key: [tab: number, seq: number]; value: { readonly tab: number } & Chunk };
  captures: { key: number; value: { readonly tab: number; readonly held: Uint8Array<ArrayBuffer> } };
}

/**
 * The journal on disk. One database for each key: what an earlier browser session left cannot be read any more,
 * and is deleted whole when the next one opens its own.
 */
export async function openJournalStore(keyName: string): Promise<ChunkStore> {
  await deleteLeftovers(prefix + keyName);
  const database = await openDB<JournalSchema>(prefix + keyName, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('chunks', { keyPath: ['tab', 'seq'] });
      fresh.createObjectStore('captures', { keyPath: 'tab' });
    },
    // Another worker deletes this one as a leftover: holding on would only make it wait.
    blocking: () => database.close(),
  });
  return storeIn(database);
}

async function deleteLeftovers(current: string): Promise<void> {
  for (const { name } of await indexedDB.databases()) {
    // Not waited for: recording must not wait for a deletion that another connection may hold up.
    if (name?.startsWith(prefix) && name !== current) void deleteDB(name).catch(() => undefined);
  }
}

function storeIn(database: IDBPDatabase<JournalSchema>): ChunkStore {
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
      await Promise.all([
        transaction.objectStore('chunks').delete(IDBKeyRange.bound([tab, 0], [tab, Number.MAX_SAFE_INTEGER])),
        transaction.objectStore('captures').delete(tab),
        transaction.done,
      ]);
    },
  };
}
