import { describe, expect, it } from 'vitest';
import type { NewExchange } from '../../../utils/protocol/messages.ts';
import { document, newExchange, untilTrue } from './samples.ts';
import { background, keptUpTo, lasting, type Page, shownBy, shownUrls } from './world.ts';

const watch = { type: 'watch', tabId: 1, as: 'capture', locale: 'en' };
const hello = { type: 'hello', tabId: 1, sourceId: 'page-1' };

function numbered(from: number, to: number): { seq: number; exchange: NewExchange }[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    seq: from + index,
    exchange: newExchange({ url: `https://shop.example/${from + index}`, time: from + index }),
  }));
}

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

describe('web requests', () => {
  const granted = ['https://*.shop.example/*'];
  const page = document('https://www.shop.example/');
  const sub = newExchange({
    url: 'https://www.shop.example/api',
    source: 'web-request',
    initiator: { topLevelUrl: null, url: 'https://www.shop.example', frame: 'top', redirectedFrom: [] },
  });

  it('are recorded where the user allowed it, with the page they came from', async () => {
    const world = background(lasting(granted));
    const view = world.open('view');
    view.say(watch);
    world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    world.tabs.takeWebRequest({ tabId: 1, exchange: sub });
    await untilTrue(() => shownUrls(view).length === 2);
    expect(shownBy(view)?.[1]).toMatchObject({ initiator: { topLevelUrl: 'https://www.shop.example/' } });
    expect(stateOf(view)).toMatchObject({ source: 'web-request', access: 'site', recording: true, url: 'https://www.shop.example/' });
  });

  it('of pages that nobody allowed are not', async () => {
    const world = background(lasting(granted));
    const tab = await world.tabs.get(1);
    world.tabs.takeWebRequest({ tabId: 1, exchange: document('https://other.example/') });
    world.tabs.takeWebRequest({ tabId: 1, exchange: sub });
    world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    await untilTrue(() => (tab?.state().exchanges ?? 0) > 0);
    await tab?.capture.settled();
    expect(tab?.state().exchanges).toBe(1);
  });

  it('begin to be recorded when access is granted in a view', async () => {
    const rest = lasting();
    rest.infos.set(1, { id: 1, incognito: false, url: 'https://www.shop.example/', storeId: null });
    const world = background(rest);
    const view = world.open('view');
    view.say(watch);
    await untilTrue(() => stateOf(view)?.source === 'none');
    rest.origins = ['<all_urls>'];
    view.say({ type: 'access-changed' });
    await untilTrue(() => stateOf(view)?.source === 'web-request');
    expect(stateOf(view)).toMatchObject({ access: 'all', recording: true });
  });

  it('of a service worker belong to the tab that shows its origin', async () => {
    const rest = lasting(granted);
    const world = background(rest);
    const view = world.open('view');
    view.say(watch);
    world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    await untilTrue(() => shownUrls(view).length === 1);
    const byWorker = (url: string) =>
      newExchange({ url, source: 'web-request', initiator: { ...sub.initiator, frame: null, url: new URL(url).origin } });
    world.tabs.takeWebRequest({ tabId: -1, exchange: byWorker('https://stranger.example/sync') });
    world.tabs.takeWebRequest({ tabId: -1, exchange: byWorker('https://www.shop.example/sync') });
    await untilTrue(() => shownUrls(view).length === 2);
    expect(shownUrls(view)[1]).toBe('https://www.shop.example/sync');
  });

  it('and DevTools tell of the same exchanges, which appear once', async () => {
    const world = background(lasting(granted));
    const view = world.open('view');
    view.say(watch);
    world.tabs.takeWebRequest({ tabId: 1, exchange: { ...page, time: 900 } });
    await untilTrue(() => shownUrls(view).length === 1);

    const source = world.open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: [{ seq: 1, exchange: { ...page, time: 880, source: 'devtools' } }] });
    await untilTrue(() => keptUpTo(source) === 1);
    // Both tell; DevTools is believed.
    world.tabs.takeWebRequest({ tabId: 1, exchange: { ...sub, time: 950 } });
    source.say({ type: 'exchanges', items: [{ seq: 2, exchange: { ...sub, time: 940, source: 'devtools' } }] });
    await untilTrue(() => keptUpTo(source) === 2);
    // DevTools is closed before it could tell of the last one.
    world.tabs.takeWebRequest({ tabId: 1, exchange: { ...sub, url: 'https://www.shop.example/last', time: 990 } });
    await untilTrue(() => shownUrls(view).length === 2);
    source.leave();
    await untilTrue(() => shownUrls(view).length === 3);
    expect(shownUrls(view)).toEqual(['https://www.shop.example/', 'https://www.shop.example/api', 'https://www.shop.example/last']);
    expect(stateOf(view)).toMatchObject({ source: 'web-request' });
  });

  it('that were under way when their page was left are recorded, though DevTools keeps silent about them', async () => {
    let time = 1_000;
    const world = background(lasting(granted), () => time);
    const source = world.open('source');
    const view = world.open('view');
    source.say(hello);
    view.say(watch);
    await untilTrue(() => stateOf(view)?.source === 'devtools');
    await world.tabs.takeWebRequest({ tabId: 1, exchange: { ...page, time: 900 } });
    await world.tabs.takeWebRequest({ tabId: 1, exchange: { ...sub, time: 940 } });
    await world.tabs.takeWebRequest({ tabId: 1, exchange: { ...page, url: 'https://www.shop.example/next', time: 950 } });
    const told = (url: string, time: number) => ({ ...page, url, time, duration: 20, source: 'devtools' });
    source.say({ type: 'exchanges', items: [{ seq: 1, exchange: told(page.url, 895) }] });
    source.say({ type: 'exchanges', items: [{ seq: 2, exchange: told('https://www.shop.example/next', 945) }] });
    await untilTrue(() => shownUrls(view).length === 2);
    time = 4_000;
    await untilTrue(() => shownUrls(view).length === 3);
    expect(shownUrls(view)).toEqual(['https://www.shop.example/', 'https://www.shop.example/next', 'https://www.shop.example/api']);
  });

  it('are not recorded twice by the next worker while DevTools has yet to come back', async () => {
    const rest = lasting(granted);
    const source = background(rest).open('source');
    source.say(hello);
    source.say({ type: 'exchanges', items: [{ seq: 1, exchange: { ...page, source: 'devtools' } }] });
    await untilTrue(() => keptUpTo(source) === 1);

    const world = background(rest);
    world.tabs.takeWebRequest({ tabId: 1, exchange: { ...sub, time: 990 } });
    const again = world.open('source');
    again.say(hello);
    again.say({ type: 'exchanges', items: [{ seq: 2, exchange: { ...sub, time: 985, source: 'devtools' } }] });
    await untilTrue(() => keptUpTo(again) === 2);
    const view = world.open('view');
    view.say(watch);
    await untilTrue(() => shownBy(view) !== null);
    expect(shownUrls(view)).toEqual(['https://www.shop.example/', 'https://www.shop.example/api']);
  });
});

describe('changes of the cookie store', () => {
  const cookie = {
    name: 'theme',
    value: 'dark',
    domain: 'shop.example',
    hostOnly: false,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    expires: null,
    partitionKey: null,
  } as const;
  const change = { kind: 'cookie-change', time: 1_000, cause: 'explicit', removed: false, cookie } as const;

  it('are recorded when no line explains them, at their place among the exchanges', async () => {
    const rest = lasting(['<all_urls>']);
    rest.infos.set(1, { id: 1, incognito: false, url: 'https://www.shop.example/', storeId: null });
    const world = background(rest);
    const view = world.open('view');
    view.say(watch);
    world.tabs.takeWebRequest({ tabId: 1, exchange: document('https://www.shop.example/', { setCookieLines: ['sid=1; Path=/'] }) });
    await untilTrue(() => shownUrls(view).length === 1);
    world.tabs.takeChange({ ...change, cookie: { ...cookie, name: 'sid', value: '1' } }, '0');
    world.tabs.takeChange({ ...change, cookie: { ...cookie, domain: 'elsewhere.example' } }, '0');
    world.tabs.takeChange(change, '1');
    world.tabs.takeChange(change, '0');
    await untilTrue(() => shownBy(view)?.length === 2);
    expect(shownBy(view)?.[1]).toEqual({ ...change, position: 1 });
  });

  it('belong to the tabs of their container', async () => {
    const rest = lasting(['<all_urls>']);
    for (const [id, storeId] of [
      [1, 'firefox-default'],
      [2, 'firefox-container-1'],
    ] as const) {
      rest.infos.set(id, { id, incognito: false, url: 'https://www.shop.example/', storeId });
    }
    const world = background(rest);
    const views = [1, 2].map((tabId) => {
      const view = world.open('view');
      view.say({ ...watch, tabId });
      return view;
    });
    await untilTrue(() => views.every((view) => shownBy(view) !== null));
    world.tabs.takeChange(change, 'firefox-container-1');
    await untilTrue(() => views.some((view) => shownBy(view)?.length === 1));
    expect(views.map((view) => shownBy(view)?.length)).toEqual([0, 1]);
  });
});

describe('the cookie store', () => {
  const cookie = { name: 'sid', value: '1', domain: 'www.shop.example', hostOnly: true, path: '/' } as const;
  const inStore = { ...cookie, secure: false, httpOnly: false, sameSite: 'default', expires: null, partitionKey: null } as const;
  const page = document('https://www.shop.example/', { setCookieLines: ['sid=1; Path=/', '__Host-a=2; Path=/x'] });

  it('is asked what became of the lines, and its answer stands behind them', async () => {
    const rest = lasting(['*://*.shop.example/*']);
    rest.inStore = [inStore, { ...inStore, name: 'unasked' }];
    let now = 1_000;
    const world = background(rest, () => (now += 100));
    const view = world.open('view');
    view.say(watch);
    await world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    await untilTrue(() => shownBy(view)?.length === 2);
    expect(shownBy(view)?.[1]).toMatchObject({
      kind: 'store-check',
      position: 1,
      site: 'shop.example',
      names: ['sid', '__Host-a'],
      cookies: [inStore],
    });
  });

  it('is not asked about a site of which it may not tell everything', async () => {
    const rest = lasting(['https://www.shop.example/*']);
    const world = background(rest);
    await world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    const tab = await world.tabs.get(1);
    await tab?.capture.settled();
    expect(rest.asked).toEqual([]);
  });
});
