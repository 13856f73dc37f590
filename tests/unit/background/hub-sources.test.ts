import { describe, expect, it } from 'vitest';
import { document, hello, newExchange, untilTrue, watch } from './samples.ts';
import { background, keptUpTo, lasting, type Page, shownBy, shownUrls } from './world.ts';

function stateOf(page: Page) {
  return page.said.findLast((message) => message.type === 'tab' || message.type === 'snapshot')?.tab;
}

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

  it('from before a clear do not come after it', async () => {
    const rest = lasting(['<all_urls>']);
    rest.infos.set(1, { id: 1, incognito: false, url: 'https://www.shop.example/', storeId: null });
    const world = background(rest);
    const view = world.open('view');
    view.say(watch);
    await untilTrue(() => shownBy(view)?.length === 0);
    world.tabs.takeChange(change, '0');
    view.say({ type: 'clear' });
    world.tabs.takeChange({ ...change, time: 1_001 }, '0');
    await untilTrue(() => shownBy(view)?.length === 1);
    expect(shownBy(view)).toMatchObject([{ time: 1_001 }]);
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

  it.each(['clear', 'forget everything'])('is not asked about lines from before a %s', async (how) => {
    const rest = lasting(['*://*.shop.example/*']);
    rest.inStore = [inStore];
    let now = 1_000;
    const world = background(rest, () => (now += 100));
    const view = world.open('view');
    view.say(watch);
    await untilTrue(() => shownBy(view)?.length === 0);
    await world.tabs.takeWebRequest({ tabId: 1, exchange: page });
    if (how === 'clear') view.say({ type: 'clear' });
    else await world.tabs.forgetAll(Promise.resolve());
    await world.tabs.takeWebRequest({ tabId: 1, exchange: document('https://www.shop.example/b', { setCookieLines: ['b=1; Path=/'] }) });
    await untilTrue(() => shownBy(view)?.at(-1)?.kind === 'store-check');
    expect(shownBy(view)?.at(-1)).toMatchObject({ names: ['b'], cookies: [] });
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
