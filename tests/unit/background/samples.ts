import type { CaptureRecord, Exchange } from '../../../utils/http/exchange.ts';
import type { NewExchange } from '../../../utils/protocol/messages.ts';
import type { Chunk, ChunkStore } from '../../../utils/storage/chunk-store.ts';

export function newExchange(change: Partial<NewExchange> = {}): NewExchange {
  return {
    kind: 'exchange',
    time: 1_000,
    duration: 12,
    method: 'GET',
    url: 'https://shop.example/',
    status: 200,
    error: null,
    resourceType: 'fetch',
    cookieHeader: null,
    setCookieLines: [],
    requestHeaders: [],
    responseHeaders: [],
    initiator: { topLevelUrl: 'https://shop.example/', url: null, frame: null, redirectedFrom: [] },
    connection: { id: null, protocol: null, serverAddress: null },
    servedFrom: 'network',
    source: 'devtools',
    ...change,
  };
}

/** The page of a tab, as the network tells of it. */
export function document(url: string, change: Partial<NewExchange> = {}): NewExchange {
  return newExchange({
    url,
    resourceType: 'document',
    initiator: { topLevelUrl: null, url: 'browser', frame: 'top', redirectedFrom: [] },
    source: 'web-request',
    ...change,
  });
}

export function urlsOf(records: readonly CaptureRecord[]): readonly string[] {
  return records.filter((record): record is Exchange => record.kind === 'exchange').map(({ url }) => url);
}

/** A place for chunks that a test can look into, and that outlives the workers of the test. */
export function createMemoryStore(): ChunkStore & { readonly chunks: Map<string, Chunk>; readonly helds: Map<number, Uint8Array<ArrayBuffer>> } {
  const chunks = new Map<string, Chunk>();
  const helds = new Map<number, Uint8Array<ArrayBuffer>>();
  const ofTab = (tab: number) => [...chunks].filter(([key]) => key.startsWith(`${tab}:`));
  const clear = async (tab: number): Promise<void> => {
    for (const [key] of ofTab(tab)) chunks.delete(key);
    helds.delete(tab);
  };
  return {
    chunks,
    helds,
    held: async (tab) => helds.get(tab) ?? null,
    async append(tab, chunk, held) {
      helds.set(tab, held);
      if (chunk !== null) chunks.set(`${tab}:${chunk.seq}`, chunk);
    },
    async read(tab, from, before, limit) {
      const found = ofTab(tab).map(([, chunk]) => chunk);
      return found
        .filter(({ seq }) => seq >= from && seq < before)
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit);
    },
    async forgetBefore(tab, before) {
      for (const [key, { seq }] of ofTab(tab)) if (seq < before) chunks.delete(key);
    },
    clear,
    async move(from, to) {
      await clear(to);
      for (const [, chunk] of ofTab(from)) chunks.set(`${to}:${chunk.seq}`, chunk);
      const held = helds.get(from);
      if (held !== undefined) helds.set(to, held);
      await clear(from);
    },
    async clearAll() {
      chunks.clear();
      helds.clear();
    },
  };
}

/** `storage.session` as the browsers have it: what is put in is copied. */
export function createMemoryArea(): {
  readonly items: Map<string, unknown>;
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
} {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (keys) =>
      Object.fromEntries(
        (keys === null ? [...items.keys()] : [keys].flat()).flatMap((key) => (items.has(key) ? [[key, structuredClone(items.get(key))]] : [])),
      ),
    async set(fresh) {
      for (const [key, value] of Object.entries(fresh)) items.set(key, structuredClone(value));
    },
    async remove(keys) {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}

/** Lets everything that is ready run, on the clock's side too. */
export async function untilTrue(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000; turn += 1) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the condition never came true');
}

/** Runs what is planned at the next turn of the loop, whatever its delay. */
export function soon(callback: () => void): void {
  setImmediate(callback);
}

export const watch = { type: 'watch', tabId: 1, as: 'capture', locale: 'en' };
export const hello = { type: 'hello', tabId: 1, sourceId: 'page-1' };

export function numbered(from: number, to: number): { seq: number; exchange: NewExchange }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    exchange: newExchange({ url: `https://shop.example/${from + index}`, time: from + index }),
  }));
}
