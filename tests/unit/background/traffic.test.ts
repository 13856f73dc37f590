import { describe, expect, it } from 'vitest';
import { canNarrow, filterNames, type Heard, listenToTraffic, type TrafficEvents } from '../../../entrypoints/background/traffic.ts';
import { createMemoryArea } from './samples.ts';

type Details = { readonly tabId: number; readonly type: string; readonly url: string; readonly fromCache?: boolean };
type Listener = (details: Details) => void;
interface Filter {
  readonly urls: readonly string[];
  readonly tabId?: number;
  readonly types?: readonly string[];
}

/** The browser's side of one `webRequest` event: it hands on what passes a filter. */
function fakeEvent() {
  const listeners = new Map<Listener, { readonly filter: Filter; readonly extra: unknown }>();
  return {
    listeners,
    addListener: (listener: Listener, filter: Filter, extra: unknown) => void listeners.set(listener, { filter, extra }),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire(details: Details) {
      for (const [listener, { filter }] of listeners) {
        const here = filter.tabId === undefined || filter.tabId === details.tabId;
        const host = /^\*:\/\/([^/]+)\/\*$/.exec(filter.urls[0] ?? '')?.[1];
        const matches = host === undefined || new URL(details.url).hostname === host;
        if (here && matches && (filter.types?.includes(details.type) ?? true)) listener(details);
      }
    },
  };
}

function world(
  options: { readonly browser?: 'chromium' | 'firefox'; readonly canNarrow?: boolean; readonly area?: ReturnType<typeof createMemoryArea> } = {},
) {
  const events = {
    onSendHeaders: fakeEvent(),
    onHeadersReceived: fakeEvent(),
    onErrorOccurred: fakeEvent(),
    onResponseStarted: fakeEvent(),
    onBeforeRedirect: fakeEvent(),
  };
  const heard: Heard[] = [];
  const area = options.area ?? createMemoryArea();
  const traffic = listenToTraffic({
    events: events as unknown as TrafficEvents,
    browser: options.browser ?? 'chromium',
    canNarrow: options.canNarrow ?? true,
    given: filterNames(area),
    hear: (one) => heard.push(one),
  });
  const request = (tabId: number, type = 'xmlhttprequest', url = 'https://shop.example/') => {
    const before = heard.length;
    events.onSendHeaders.fire({ tabId, type, url });
    return heard.length - before;
  };
  const filters = () => [...events.onSendHeaders.listeners.values()].map(({ filter }) => filter);
  return { traffic, events, area, heard, request, filters };
}

describe('the traffic', () => {
  it('asks Chromium for the hidden headers, and Firefox, which throws on that word, not', () => {
    const asked = (browser: 'chromium' | 'firefox') =>
      Object.values(world({ browser }).events).map(({ listeners }) => [...listeners.values()].map(({ extra }) => extra));
    const [request, response, ...others] = asked('chromium');
    expect([request, response]).toEqual([[['requestHeaders', 'extraHeaders']], [['responseHeaders', 'extraHeaders']]]);
    expect(others.flat()).toEqual([undefined, undefined, undefined]);
    // Firefox says with the response whether it was in the cache.
    expect(asked('firefox')).toEqual([[['requestHeaders']], [['responseHeaders']], [undefined], [], []]);
  });

  it('is heard of every tab in the first turn, before anything can be known', () => {
    const { request } = world();
    expect([request(1), request(2), request(-1)]).toEqual([1, 1, 1]);
  });

  it('is heard of the recorded tabs only, once each, and of documents everywhere', async () => {
    const { traffic, request } = world();
    await traffic.listenOnlyTo({ tabs: [1, 3], hosts: ['shop.example'] });
    expect([request(1), request(2), request(3)]).toEqual([1, 0, 1]);
    expect([request(1, 'main_frame'), request(2, 'main_frame')]).toEqual([1, 1]);
    expect([request(-1), request(-1, 'xmlhttprequest', 'https://other.example/')]).toEqual([1, 0]);
  });

  it('tells of the cache only what was in it', () => {
    const { events, heard } = world();
    for (const event of [events.onResponseStarted, events.onBeforeRedirect]) {
      for (const fromCache of [false, true]) event.fire({ tabId: 1, type: 'script', url: 'https://shop.example/', fromCache });
    }
    expect(heard.map(({ kind }) => kind)).toEqual(['cached', 'cached']);
  });

  it('is not heard at all when nothing is granted', async () => {
    const { traffic, request, filters } = world();
    await traffic.listenOnlyTo('nothing');
    expect([request(1), request(1, 'main_frame'), filters().length]).toEqual([0, 0, 0]);
  });

  it('follows what changes', async () => {
    const { traffic, request } = world();
    const wanted = [{ tabs: [1], hosts: [] }, { tabs: [1, 2], hosts: [] }, 'every-tab', { tabs: [2], hosts: [] }, 'nothing', 'every-tab'] as const;
    const heard: number[][] = [];
    for (const one of wanted) {
      await traffic.listenOnlyTo(one);
      heard.push([request(1), request(2), request(9)]);
    }
    expect(heard).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 0],
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it('is heard of every tab again when there are more than can be listed', async () => {
    const { traffic, filters } = world();
    await traffic.listenOnlyTo({ tabs: Array.from({ length: 33 }, (_, id) => id), hosts: [] });
    expect(filters()).toEqual([{ urls: ['<all_urls>'] }]);
  });

  it('takes over the filters of an earlier worker, so that the browser forgets those it no longer needs', async () => {
    const area = createMemoryArea();
    await world({ area }).traffic.listenOnlyTo({ tabs: [1, 2], hosts: [] });
    const next = world({ area });
    const removed: Filter[] = [];
    const { removeListener, listeners } = next.events.onSendHeaders;
    next.events.onSendHeaders.removeListener = (listener) => {
      const filter = listeners.get(listener)?.filter;
      if (filter) removed.push(filter);
      removeListener(listener);
    };
    await next.traffic.listenOnlyTo({ tabs: [2], hosts: [] });
    expect(removed).toContainEqual({ urls: ['<all_urls>'], tabId: 1 });
    expect([next.request(1), next.request(2)]).toEqual([0, 1]);
    expect(area.items.get('traffic-filters')).toEqual(['documents', 'tab 2']);
  });

  it('writes nothing down while every tab is heard', async () => {
    const { traffic, area } = world();
    await traffic.listenOnlyTo('every-tab');
    expect(area.items.size).toBe(0);
  });

  it('stays with every tab where narrowing could lose what wakes the worker', async () => {
    const { traffic, request } = world({ canNarrow: false });
    await traffic.listenOnlyTo('nothing');
    expect(request(1)).toBe(1);
    expect(
      [
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Safari/537.36',
        'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
      ].map(canNarrow),
    ).toEqual([true, false, false]);
  });
});
