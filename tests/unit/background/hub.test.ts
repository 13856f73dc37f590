import { describe, expect, it } from 'vitest';
import { document, hello, numbered, untilTrue, watch } from './samples.ts';
import { background, keptUpTo, lasting, type Page, shownBy, shownUrls } from './world.ts';

function urls(from: number, to: number): readonly string[] {
  return numbered(from, to).map(({ exchange }) => exchange.url);
}

function stateOf(page: Page) {
  return page.said.findLast((message) => message.type === 'tab' || message.type === 'snapshot')?.tab;
}

describe('a view', () => {
  it('is given an empty snapshot of a tab in which nothing happened', async () => {
    const view = background(lasting()).open('view');
    view.say(watch);
    await untilTrue(() => shownBy(view) !== null);
    expect(view.said[0]).toMatchObject({
      type: 'snapshot',
      records: [],
      first: true,
      last: true,
      tab: { tabId: 1, source: 'none', recording: false, access: 'none', exchanges: 0 },
    });
  });

  it('gets a snapshot in parts, then the stream: all, once, in order', async () => {
    const world = background(lasting());
    const source = world.open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: numbered(1, 4500) });
    await untilTrue(() => keptUpTo(source) === 4500);

    const view = world.open('view');
    view.say(watch);
    source.say({ type: 'exchanges', items: numbered(4501, 4700) });
    await untilTrue(() => shownUrls(view).length >= 4700);
    source.say({ type: 'exchanges', items: numbered(4701, 4710) });
    await untilTrue(() => shownUrls(view).length >= 4710);

    expect(view.said.filter(({ type }) => type === 'snapshot').length).toBeGreaterThanOrEqual(3);
    for (const message of view.said) if (message.type === 'snapshot') expect(message.records.length).toBeLessThanOrEqual(2000);
    expect(shownUrls(view)).toEqual(urls(1, 4710));
    expect(shownBy(view)?.map((record) => record.kind === 'exchange' && record.id)).toEqual(Array.from({ length: 4710 }, (_, id) => id));
    expect(stateOf(view)).toMatchObject({ exchanges: 4710, source: 'devtools', recording: true });
  });

  it('is told when the record is cleared, and numbering starts again', async () => {
    const world = background(lasting());
    const source = world.open('source');
    const view = world.open('view');
    source.say(hello);
    view.say(watch);
    source.say({ type: 'exchanges', items: numbered(1, 3) });
    await untilTrue(() => shownUrls(view).length === 3);
    view.say({ type: 'clear' });
    await untilTrue(() => shownBy(view)?.length === 0);
    source.say({ type: 'exchanges', items: numbered(4, 5) });
    await untilTrue(() => shownUrls(view).length === 2);
    expect(shownBy(view)).toMatchObject([
      { id: 0, url: 'https://shop.example/4' },
      { id: 1, url: 'https://shop.example/5' },
    ]);
    const second = world.open('view');
    second.say(watch);
    await untilTrue(() => shownBy(second) !== null);
    expect(shownUrls(second)).toEqual(urls(4, 5));
  });

  it('records nothing while paused, and does not bring it back afterwards', async () => {
    const world = background(lasting());
    const source = world.open('source');
    const view = world.open('view');
    source.say(hello);
    view.say(watch);
    await untilTrue(() => stateOf(view)?.recording === true);
    view.say({ type: 'pause' });
    await untilTrue(() => stateOf(view)?.recording === false);
    source.say({ type: 'exchanges', items: numbered(1, 3) });
    await untilTrue(() => keptUpTo(source) === 3);
    view.say({ type: 'resume' });
    await untilTrue(() => stateOf(view)?.recording === true);
    source.say({ type: 'exchanges', items: numbered(4, 4) });
    await untilTrue(() => keptUpTo(source) === 4);
    expect(shownUrls(view)).toEqual(urls(4, 4));
  });

  it('sees its port close when there is no such tab', async () => {
    const view = background(lasting()).open('view');
    view.say({ ...watch, tabId: 99 });
    await untilTrue(() => view.closed);
    expect(view.said).toEqual([]);
  });

  it('gets overviews that keep up with the record', async () => {
    const world = background(lasting());
    const source = world.open('source');
    const popup = world.open('view');
    popup.say({ ...watch, as: 'overview' });
    source.say(hello);
    source.say({ type: 'exchanges', items: numbered(1, 70) });
    await untilTrue(() => popup.said.some((message) => message.type === 'overview' && message.overview.report.exchanges === 70));
    expect(popup.said[0]).toMatchObject({ type: 'reading', tab: { tabId: 1 }, share: 0 });
    expect(popup.said.every(({ type }) => type === 'reading' || type === 'overview')).toBe(true);
    expect(JSON.stringify(popup.said)).not.toContain('setCookies');
  });

  it('hears how far the first overview is, and none of what a clear has emptied', async () => {
    const world = background(lasting());
    const source = world.open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: numbered(1, 5000) });
    await untilTrue(() => keptUpTo(source) === 5000);
    const popup = world.open('view');
    popup.say({ ...watch, as: 'overview' });
    await untilTrue(() => popup.said.some(({ type }) => type === 'overview'));
    const shares = popup.said.flatMap((message) => (message.type === 'reading' ? [message.share] : []));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    popup.say({ type: 'clear' });
    await untilTrue(() => popup.said.some((message) => message.type === 'overview' && message.overview.report.exchanges === 0));
    const last = popup.said.findLast((message) => message.type === 'overview');
    expect(last?.overview).toMatchObject({ tab: { exchanges: 0 }, report: { exchanges: 0 } });
  });

  it('is not harmed by hostile commands, nor by leaving in the middle of a snapshot', async () => {
    const world = background(lasting());
    const source = world.open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: numbered(1, 3000) });
    await untilTrue(() => keptUpTo(source) === 3000);
    const first = world.open('view');
    first.say({ type: 'clear', tabId: 1 });
    first.say('clear');
    first.say(watch);
    first.leave();
    const second = world.open('view');
    second.say({ type: '__proto__' });
    second.say(watch);
    await untilTrue(() => shownBy(second) !== null);
    expect(shownUrls(second)).toEqual(urls(1, 3000));
  });
});

describe('a port of another name', () => {
  it('is closed', () => {
    expect(background(lasting()).open('somebody').closed).toBe(true);
  });
});

describe('a devtools page', () => {
  it('brings each exchange once, though the worker dies and it sends again what was not confirmed', async () => {
    const rest = lasting();
    const first = background(rest).open('source');
    first.say(hello);
    first.say({ type: 'exchanges', items: numbered(1, 100) });
    await untilTrue(() => (keptUpTo(first) ?? 0) >= 64);

    const world = background(rest);
    const again = world.open('source');
    again.say(hello);
    await untilTrue(() => keptUpTo(again) !== null);
    const upTo = keptUpTo(again) ?? 0;
    expect(upTo).toBeGreaterThanOrEqual(64);
    // A page that had not heard the confirmation sends more than is missing.
    again.say({ type: 'exchanges', items: numbered(upTo - 10, 120) });
    await untilTrue(() => keptUpTo(again) === 120);

    const view = world.open('view');
    view.say(watch);
    await untilTrue(() => shownBy(view) !== null);
    expect(shownUrls(view)).toEqual(urls(1, 120));
    expect(shownBy(view)?.at(-1)).toMatchObject({ id: 119 });
  });

  it('keeps nothing on disk of a private tab, and all of it in memory', async () => {
    const rest = lasting();
    rest.infos.set(1, { id: 1, incognito: true, url: null, storeId: null });
    const world = background(rest);
    const source = world.open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: numbered(1, 3) });
    await untilTrue(() => keptUpTo(source) === 3);
    expect(await rest.onDisk.held(1)).toBeNull();
    expect(await rest.inMemory.read(1, 0, 100, 100)).not.toEqual([]);
  });
});

describe('a closed tab', () => {
  it('is forgotten when the last view has left', async () => {
    const rest = lasting();
    const world = background(rest);
    const source = world.open('source');
    const view = world.open('view');
    source.say(hello);
    view.say(watch);
    source.say({ type: 'exchanges', items: numbered(1, 3) });
    await untilTrue(() => shownUrls(view).length === 3);
    source.leave();
    world.tabs.removed(1);
    await untilTrue(() => stateOf(view)?.source === 'none');
    expect(await rest.onDisk.held(1)).not.toBeNull();
    view.leave();
    let held: unknown = true;
    void untilGone();
    await untilTrue(() => held === null);

    async function untilGone(): Promise<void> {
      while (held !== null) {
        held = await rest.onDisk.held(1);
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  });
});

describe('a tab that is given another number', () => {
  it('keeps its record, and goes on recording', async () => {
    const rest = lasting(['<all_urls>']);
    const world = background(rest);
    const page = document('https://www.shop.example/');
    await world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    rest.infos.delete(1);
    rest.infos.set(2, { id: 2, incognito: false, url: page.url, storeId: null });
    void world.tabs.replaced(2, 1);
    await world.tabs.takeWebRequest({ tabId: 2, exchange: { ...page, url: 'https://www.shop.example/next' } });
    const view = world.open('view');
    view.say({ ...watch, tabId: 2 });
    await untilTrue(() => shownUrls(view).length === 2);
    expect(shownBy(view)).toMatchObject([
      { id: 0, url: 'https://www.shop.example/' },
      { id: 1, url: 'https://www.shop.example/next' },
    ]);
    expect(await rest.onDisk.held(1)).toBeNull();
  });
});

describe('forgetting everything', () => {
  it('empties the views, and recording goes on from nothing', async () => {
    const rest = lasting();
    const world = background(rest);
    const source = world.open('source');
    const view = world.open('view');
    source.say(hello);
    view.say(watch);
    source.say({ type: 'exchanges', items: numbered(1, 3) });
    await untilTrue(() => keptUpTo(source) === 3);
    await world.tabs.forgetAll(rest.onDisk.clearAll());
    expect(shownBy(view)).toEqual([]);
    expect(await rest.onDisk.read(1, 0, 100, 100)).toEqual([]);
    source.say({ type: 'exchanges', items: numbered(3, 4) });
    await untilTrue(() => shownUrls(view).length === 1);
    expect(shownBy(view)).toMatchObject([{ id: 0, url: 'https://shop.example/4' }]);
  });
});
