import { fromBase64, toBase64 } from './bytes.ts';
import type { Chunk, ChunkStore, SessionArea } from './chunk-store.ts';

/**
 * The journal of private windows: in memory, so that nothing of them touches the disk, yet outliving the worker.
 * `storage.session` has no range and no transaction, but one `set` is applied whole; so what changes it goes one after the other.
 */
export function createSessionStore(area: SessionArea): ChunkStore {
  let last: Promise<unknown> = Promise.resolve();
  /** What is forgotten while something is written would leave a chunk behind that no index names. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const clear = async (tab: number): Promise<void> => {
    await area.remove([heldKey(tab), indexKey(tab), ...(await seqsOf(area, tab)).map((seq) => chunkKey(tab, seq))]);
  };
  return {
    async held(tab) {
      const key = heldKey(tab);
      const kept = (await area.get(key))[key];
      return typeof kept === 'string' ? fromBase64(kept) : null;
    },
    append: (tab, chunk, held) =>
      inTurn(async () => {
        const items: Record<string, unknown> = { [heldKey(tab)]: toBase64(held) };
        if (chunk !== null) {
          items[chunkKey(tab, chunk.seq)] = { count: chunk.count, bytes: toBase64(chunk.bytes) };
          items[indexKey(tab)] = [...(await seqsOf(area, tab)), chunk.seq];
        }
        await area.set(items);
      }),
    async read(tab, from, before, limit) {
      const seqs = (await seqsOf(area, tab)).filter((seq) => seq >= from && seq < before).slice(0, limit);
      const kept = await area.get(seqs.map((seq) => chunkKey(tab, seq)));
      return seqs.flatMap((seq) => readChunk(seq, kept[chunkKey(tab, seq)]));
    },
    forgetBefore: (tab, before) =>
      inTurn(async () => {
        const seqs = await seqsOf(area, tab);
        await area.remove(seqs.filter((seq) => seq < before).map((seq) => chunkKey(tab, seq)));
        await area.set({ [indexKey(tab)]: seqs.filter((seq) => seq >= before) });
      }),
    clear: (tab) => inTurn(() => clear(tab)),
    move: (from, to) =>
      inTurn(async () => {
        const seqs = await seqsOf(area, from);
        const kept = await area.get([heldKey(from), ...seqs.map((seq) => chunkKey(from, seq))]);
        await clear(to);
        await area.set({
          ...(heldKey(from) in kept ? { [heldKey(to)]: kept[heldKey(from)] } : {}),
          ...Object.fromEntries(seqs.map((seq) => [chunkKey(to, seq), kept[chunkKey(from, seq)]])),
          [indexKey(to)]: seqs,
        });
        await clear(from);
      }),
    clearAll: () => inTurn(async () => area.remove(Object.keys(await area.get(null)).filter((key) => key.startsWith(prefix)))),
  };
}

function readChunk(seq: number, kept: unknown): readonly Chunk[] {
  if (typeof kept !== 'object' || kept === null || !('count' in kept) || !('bytes' in kept)) return [];
  return typeof kept.count === 'number' && typeof kept.bytes === 'string' ? [{ seq, count: kept.count, bytes: fromBase64(kept.bytes) }] : [];
}

async function seqsOf(area: SessionArea, tab: number): Promise<readonly number[]> {
  const key = indexKey(tab);
  const kept = (await area.get(key))[key];
  return Array.isArray(kept) ? kept.filter((seq) => typeof seq === 'number') : [];
}

const prefix = 'private:';
const heldKey = (tab: number) => `${prefix}${tab}:held`;
const indexKey = (tab: number) => `${prefix}${tab}:index`;
const chunkKey = (tab: number, seq: number) => `${prefix}${tab}:chunk:${seq}`;
