import { describe, expect, it } from 'vitest';
import type { CaptureRecord } from '../../../utils/http/exchange.ts';
import { noCipher, openCipher } from '../../../utils/storage/cipher.ts';
import { createJournal, defaultLimits, type Held, type Journal, nothingHeld } from '../../../utils/storage/journal.ts';
import { createSessionStore } from '../../../utils/storage/session-store.ts';
import { createMemoryArea, createMemoryStore, newExchange, urlsOf } from '../background/samples.ts';

const stores = [
  ['on disk', () => createMemoryStore()],
  ['in private windows', () => createSessionStore(createMemoryArea())],
] as const;

describe.each(stores)('a journal %s', (_, createStore) => {
  it('gives back what was written, in order, and goes on numbering', async () => {
    const store = createStore();
    const first = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    let held = await opened(first, 7);
    held = await first.append(7, { ...held, next: 2, marks: [['page', 5]] }, batch(0, 2));
    await first.append(7, { ...held, next: 3 }, batch(2, 1));

    const second = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    const found = await opened(second, 7);
    expect(found).toMatchObject({ next: 3, nextSeq: 2, exchanges: 3, dropped: 0, marks: [['page', 5]] });
    expect(await all(second, 7, found)).toEqual(['https://shop.example/0', 'https://shop.example/1', 'https://shop.example/2']);
  });

  it('keeps captures apart and forgets only the one it is told to', async () => {
    const journal = createJournal({ store: createStore(), cipher: noCipher, limits: () => defaultLimits });
    await journal.append(1, nothingHeld, batch(0, 1));
    const held = await journal.append(11, nothingHeld, batch(4, 1));
    await journal.clear(1);
    expect(await opened(journal, 1)).toEqual(nothingHeld);
    expect(await all(journal, 11, held)).toEqual(['https://shop.example/4']);
  });

  it('drops the oldest when it is full, and counts them', async () => {
    const store = createStore();
    const journal = createJournal({ store, cipher: noCipher, limits: () => ({ ...defaultLimits, exchanges: 10 }) });
    let held: Held = nothingHeld;
    for (let id = 0; id < 30; id += 3) held = await journal.append(1, { ...held, next: id + 3 }, batch(id, 3));
    expect(held).toMatchObject({ next: 30, exchanges: 9, dropped: 21 });
    expect((await all(journal, 1, { ...held, firstSeq: 0 }))[0]).toBe('https://shop.example/21');
  });

  it('follows limits that change', async () => {
    let limits = { ...defaultLimits, exchanges: 100 };
    const journal = createJournal({ store: createStore(), cipher: noCipher, limits: () => limits });
    let held: Held = nothingHeld;
    for (let id = 0; id < 10; id += 1) held = await journal.append(1, { ...held, next: id + 1 }, batch(id, 1));
    limits = { ...limits, exchanges: 3 };
    held = await journal.append(1, { ...held, next: 11 }, batch(10, 1));
    expect(held).toMatchObject({ next: 11, exchanges: 3, dropped: 8 });
    expect(await all(journal, 1, held)).toEqual(urls(8, 3));
  });

  it('goes on under another number, in place of what was there', async () => {
    const store = createStore();
    const journal = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    await journal.append(2, nothingHeld, batch(7, 1));
    await journal.append(1, { ...nothingHeld, next: 2 }, batch(0, 2));
    await journal.move(1, 2);
    expect(await all(journal, 2, await opened(journal, 2))).toEqual(urls(0, 2));
    expect(await opened(journal, 1)).toEqual(nothingHeld);
    expect(await store.read(1, 0, 100, 100)).toEqual([]);
  });

  it('forgets all captures at once', async () => {
    const store = createStore();
    const journal = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    for (const tab of [1, 2]) await journal.append(tab, nothingHeld, batch(0, 1));
    await store.clearAll();
    for (const tab of [1, 2]) {
      expect(await opened(journal, tab)).toEqual(nothingHeld);
      expect(await store.read(tab, 0, 100, 100)).toEqual([]);
    }
  });

  it('is bounded by its bytes too', async () => {
    const journal = createJournal({ store: createStore(), cipher: noCipher, limits: () => ({ exchanges: 1000, bytes: 20_000 }) });
    let held: Held = nothingHeld;
    for (let id = 0; id < 20; id += 1) {
      held = await journal.append(1, { ...held, next: id + 1 }, [{ ...newExchange({ setCookieLines: ['x'.repeat(5000)] }), id }]);
      expect(held.bytes).toBeLessThanOrEqual(20_000);
    }
    expect(held.exchanges + held.dropped).toBe(20);
  });
});

describe('a journal on a full disk', () => {
  const full = () => new DOMException('The disk is full', 'QuotaExceededError');

  async function filled(exchanges: number, fails: (chunks: number) => Error | null) {
    const store = createMemoryStore();
    const { append } = store;
    store.append = async (tab, chunk, held) => {
      const failure = fails(store.chunks.size);
      if (failure !== null) throw failure;
      await append(tab, chunk, held);
    };
    const journal = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    let held: Held = nothingHeld;
    for (let id = 0; id < exchanges; id += 1) held = await journal.append(1, { ...held, next: id + 1 }, batch(id, 1));
    return { journal, held };
  }

  it('gives up its oldest part, and goes on', async () => {
    const { journal, held } = await filled(60, (chunks) => (chunks >= 40 ? full() : null));
    expect(held.exchanges).toBeLessThanOrEqual(40);
    expect(held.exchanges + held.dropped).toBe(60);
    expect(await all(journal, 1, held)).toEqual(urls(held.dropped, held.exchanges));
  });

  it('says so when there is nothing to give up', async () => {
    await expect(filled(1, full)).rejects.toThrow('full');
  });

  it('gives nothing up for a failure of another kind', async () => {
    let given = 0;
    await expect(
      filled(20, (chunks) => {
        given = Math.max(given, chunks);
        return chunks === 10 ? new Error('the database is closing') : null;
      }),
    ).rejects.toThrow('closing');
    expect(given).toBe(10);
  });
});

describe('a sealed journal', () => {
  it('leaves nothing readable where it writes', async () => {
    const store = createMemoryStore();
    const { cipher } = await openCipher(createMemoryArea());
    const journal = createJournal({ store, cipher, limits: () => defaultLimits });
    await journal.append(1, { ...nothingHeld, url: 'https://shop.example/?sid=s3cret' }, [
      { ...newExchange({ setCookieLines: ['sid=s3cret'] }), id: 0 },
    ]);
    const written = [...store.helds.values(), ...[...store.chunks.values()].map(({ bytes }) => bytes)];
    expect(written).toHaveLength(2);
    for (const bytes of written) expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/s3cret|shop|sid/);
  });

  it('is read by the next worker of the same browser session', async () => {
    const store = createMemoryStore();
    const area = createMemoryArea();
    const first = await openCipher(area);
    await createJournal({ store, cipher: first.cipher, limits: () => defaultLimits }).append(1, { ...nothingHeld, next: 1 }, batch(0, 1));
    const second = await openCipher(area);
    const journal = createJournal({ store, cipher: second.cipher, limits: () => defaultLimits });
    expect(second.name).toBe(first.name);
    expect(await all(journal, 1, await opened(journal, 1))).toEqual(['https://shop.example/0']);
  });

  it('cannot be read with the key of another browser session, and says so', async () => {
    const store = createMemoryStore();
    const old = await openCipher(createMemoryArea());
    const held = await createJournal({ store, cipher: old.cipher, limits: () => defaultLimits }).append(1, nothingHeld, batch(0, 1));
    const fresh = await openCipher(createMemoryArea());
    const journal = createJournal({ store, cipher: fresh.cipher, limits: () => defaultLimits });
    expect(fresh.name).not.toBe(old.name);
    expect(await journal.open(1)).toBeNull();
    let unreadable = 0;
    for await (const records of journal.read(1, 0, held.nextSeq, () => unreadable++)) expect(records).toEqual([]);
    expect(unreadable).toBe(1);
  });

  it('notices a changed byte', async () => {
    const { cipher } = await openCipher(createMemoryArea());
    const sealed = await cipher.seal(new TextEncoder().encode('sid=1'));
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await expect(cipher.open(sealed)).rejects.toThrow();
  });
});

function batch(from: number, count: number): readonly CaptureRecord[] {
  return Array.from({ length: count }, (_, index) => ({ ...newExchange({ url: `https://shop.example/${from + index}` }), id: from + index }));
}

function urls(from: number, count: number): readonly string[] {
  return urlsOf(batch(from, count));
}

async function opened(journal: Journal, tab: number): Promise<Held> {
  const held = await journal.open(tab);
  if (held === null) throw new Error('unreadable');
  return held;
}

async function all(journal: Journal, tab: number, held: Held): Promise<readonly string[]> {
  const urls: string[] = [];
  for await (const records of journal.read(tab, held.firstSeq, held.nextSeq, () => undefined)) urls.push(...urlsOf(records));
  return urls;
}

describe('a journal of private windows that is forgotten while it is written', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('leaves nothing behind, %i steps later', async (steps) => {
    const area = createMemoryArea();
    const store = createSessionStore(area);
    const journal = createJournal({ store, cipher: noCipher, limits: () => defaultLimits });
    const held = await journal.append(1, nothingHeld, batch(0, 1));
    const writing = journal.append(1, { ...held, next: 2 }, batch(1, 1));
    for (let step = 0; step < steps; step += 1) await Promise.resolve();
    await Promise.all([store.clearAll(), writing]);
    await journal.clear(1);
    expect(Object.keys(await area.get(null))).toEqual([]);
  });
});
