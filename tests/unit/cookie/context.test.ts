import { describe, expect, it } from 'vitest';
import { contextOf, createJar } from '../../../utils/cookie/index.ts';
import type { Exchange, Initiator } from '../../../utils/http/exchange.ts';
import { exchange } from '../../tools/flow.ts';
import { now, shop } from './lines.ts';

interface Recorded {
  readonly url?: string;
  readonly type?: Exchange['resourceType'];
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly response?: Readonly<Record<string, string>>;
  readonly initiator?: Partial<Initiator>;
}

const list = (headers: Readonly<Record<string, string>> = {}) => Object.entries(headers).map(([name, value]) => ({ name, value }));

function recorded({ url = shop, type = 'fetch', method = 'GET', headers, response, initiator }: Recorded): Exchange {
  return {
    ...exchange({ url, method, id: 0, time: now }),
    resourceType: type,
    requestHeaders: list(headers),
    responseHeaders: list(response),
    initiator: { topLevelUrl: null, url: null, frame: null, redirectedFrom: [], ...initiator },
  };
}

const page = 'https://www.shop.example/';
const news = 'https://news.example/';

describe('navigation', () => {
  it.each<[string, Recorded, string]>([
    ['a document', { type: 'document' }, 'top-level'],
    ['an iframe', { type: 'iframe' }, 'nested'],
    ['a document in a frame', { type: 'document', initiator: { frame: 'nested' } }, 'nested'],
    ['a document that the browser calls an iframe', { type: 'document', headers: { 'sec-fetch-dest': 'iframe' } }, 'nested'],
    [
      'a document that the browser calls one, whatever the recording says',
      { type: 'document', headers: { 'sec-fetch-dest': 'document' }, initiator: { frame: 'nested' } },
      'top-level',
    ],
    ['an embedded object', { type: 'iframe', headers: { 'sec-fetch-dest': 'object' } }, 'nested'],
    ['a script', { type: 'script' }, 'none'],
    ['a WebSocket', { type: 'websocket', url: 'wss://www.shop.example/' }, 'none'],
  ])('%s', (_, facts, navigation) => {
    expect(contextOf(recorded(facts)).context.navigation).toBe(navigation);
  });
});

describe('who asked', () => {
  it.each<[string, Recorded, string | undefined]>([
    ['nobody: Sec-Fetch-Site says so', { headers: { 'sec-fetch-site': 'none', referer: news } }, undefined],
    ['its own origin', { headers: { 'sec-fetch-site': 'same-origin' } }, shop],
    [
      'its own site, and the recording knows which',
      { headers: { 'sec-fetch-site': 'same-site' }, initiator: { url: 'https://m.shop.example/' } },
      'https://m.shop.example/',
    ],
    [
      'its own site, though the recording names a script of another',
      { headers: { 'sec-fetch-site': 'same-origin' }, initiator: { url: 'https://cdn.example/app.js' } },
      shop,
    ],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' }, initiator: { url: news } }, news],
    ['another site, by the Origin header', { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://news.example' } }, 'https://news.example'],
    ['another site that nothing names', { headers: { 'sec-fetch-site': 'cross-site' } }, 'null:'],
    ['a sandboxed frame', { headers: { 'sec-fetch-site': 'cross-site', origin: 'null' }, initiator: { url: page } }, 'null:'],
    [
      'its own site, back through another',
      { headers: { 'sec-fetch-site': 'cross-site' }, initiator: { url: page, redirectedFrom: [page, news] } },
      page,
    ],
    ['who the recording says', { initiator: { url: news } }, news],
    ['the user, says the recording', { initiator: { url: 'browser' }, headers: { referer: news } }, undefined],
    ['who the Origin header says', { headers: { origin: 'https://news.example', referer: page } }, 'https://news.example'],
    ['who the Referer header says', { headers: { origin: 'null', referer: news } }, news],
    ['not a style sheet', { headers: { referer: 'https://cdn.example/style.css?v=2' } }, undefined],
    ['nobody known', {}, undefined],
  ])('%s', (_, facts, initiatorUrl) => {
    expect(contextOf(recorded(facts)).context.initiatorUrl).toBe(initiatorUrl);
  });
});

describe('the other facts', () => {
  it('are taken over', () => {
    const { context } = contextOf(
      recorded({
        method: 'POST',
        response: { date: 'Mon, 23 Nov 2026 11:00:00 GMT' },
        initiator: { topLevelUrl: page, url: page, redirectedFrom: [news], frameAncestors: [news] },
      }),
    );
    expect(context).toEqual({
      method: 'POST',
      navigation: 'none',
      api: 'http',
      topLevelUrl: page,
      initiatorUrl: page,
      redirectedFrom: [news],
      frameAncestors: [news],
      serverDate: Date.UTC(2026, 10, 23, 11),
    });
  });

  it('a navigation’s page is the URL itself', () => {
    expect(contextOf(recorded({ type: 'document', initiator: { topLevelUrl: news } })).context.topLevelUrl).toBe(shop);
  });

  it('a Date that cannot be read is none', () => {
    expect(contextOf(recorded({ response: { date: 'soon' } })).context.serverDate).toBeUndefined();
  });
});

describe('what is missing', () => {
  it.each<[string, Recorded, readonly string[], readonly string[]]>([
    ['nothing of a typed address', { type: 'document', headers: { 'sec-fetch-site': 'none' } }, [], []],
    ['who held the link', { type: 'document' }, ['initiator'], []],
    ['the page of an image', { type: 'image', headers: { 'sec-fetch-site': 'same-origin' } }, ['top-level page'], ['top-level page']],
    ['page and document', { type: 'image' }, ['top-level page', 'initiator'], ['top-level page', 'initiator']],
    ['what lies around a frame', { type: 'iframe', initiator: { url: page, topLevelUrl: page, frame: 'nested' } }, ['frame ancestors'], []],
    [
      'nothing around a frame that the browser told',
      { type: 'iframe', initiator: { url: page, topLevelUrl: page, frame: 'nested', frameAncestors: [] } },
      [],
      [],
    ],
    ['nothing that matters in another site’s page', { type: 'iframe', initiator: { url: news, topLevelUrl: news, frame: 'nested' } }, [], []],
  ])('%s', (_, facts, all, first) => {
    const { context, missing } = contextOf(recorded(facts));
    expect(context.missing ?? []).toEqual(all);
    expect(missing).toEqual(first);
  });
});

describe('a verdict that hangs on a missing fact', () => {
  const image = contextOf(recorded({ type: 'image', headers: { 'sec-fetch-site': 'same-origin' } })).context;
  const link = contextOf(recorded({ type: 'document', method: 'POST' })).context;

  it('says so, and what it would be', () => {
    const jar = createJar();
    expect(jar.receive({ url: shop, line: 'a=1', now, context: image })).toMatchObject({
      outcome: 'stored',
      uncertain: [{ fact: 'top-level page', otherwise: 'refused' }],
    });
    expect(jar.receive({ url: shop, line: 'b=1; SameSite=None; Secure', now, context: image }).uncertain).toBeUndefined();
    expect(jar.receive({ url: shop, line: 'c=1', now, context: link }).uncertain).toBeUndefined();
    expect(jar.receive({ url: shop, line: 'd=1; Domain=other.example', now, context: image }).uncertain).toBeUndefined();
  });

  it('says so of each cookie that might have gone, or not', () => {
    const jar = createJar();
    for (const line of ['a=1', 'b=1; SameSite=None; Secure', 'c=1; SameSite=Strict', 'd=1; Path=/other']) jar.receive({ url: shop, line, now });
    const { header, uncertain } = jar.send({ url: shop, now, context: link });
    expect(header).toBe('a=1; b=1; c=1');
    expect(uncertain.map(({ cookie, fact, otherwise }) => [cookie.name, fact, otherwise])).toEqual([
      ['a', 'initiator', 'withheld'],
      ['c', 'initiator', 'withheld'],
    ]);
    expect(jar.send({ url: shop, now, context: { method: 'POST' } }).uncertain).toEqual([]);
  });
});
