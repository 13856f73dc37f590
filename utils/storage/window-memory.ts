import type { SessionArea } from './chunk-store.ts';
import { type DBSchema, openDB } from './database.ts';

interface MemorySchema extends DBSchema {
  items: { key: string; value: unknown };
}

/**
 * For the background of Chromium's private windows what `storage.session` is for the other one. There `storage.session` is one
 * for both and outlives the private windows; their IndexedDB is memory, theirs alone, and ends with the last of them.
 */
export function createWindowMemory(): SessionArea {
  const database = openDB<MemorySchema>('sessionscope-window', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('items');
    },
  });
  return {
    async get(keys) {
      const { store } = (await database).transaction('items');
      const wanted = typeof keys === 'string' ? [keys] : (keys ?? (await store.getAllKeys()));
      const values = await Promise.all(wanted.map((key) => store.get(key)));
      return Object.fromEntries(wanted.flatMap((key, at) => (values[at] === undefined ? [] : [[key, values[at]]])));
    },
    async set(items) {
      const transaction = (await database).transaction('items', 'readwrite');
      await Promise.all([...Object.entries(items).map(([key, value]) => transaction.store.put(value, key)), transaction.done]);
    },
    async remove(keys) {
      const transaction = (await database).transaction('items', 'readwrite');
      await Promise.all([...[keys].flat().map((key) => transaction.store.delete(key)), transaction.done]);
    },
  };
}
