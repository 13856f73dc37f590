import { describe, expect, it } from 'vitest';
import { covers, createAccess } from '../../../entrypoints/background/access.ts';
import { badgeOf } from '../../../entrypoints/background/badge.ts';
import { createRecentLines, isStoreOf, readChange } from '../../../entrypoints/background/cookie-changes.ts';
import { createHandover } from '../../../entrypoints/background/handover.ts';
import { requestPart, responsePart } from '../../../entrypoints/background/parts.ts';
import type { TabState } from '../../../utils/protocol/messages.ts';
import { document, newExchange } from './samples.ts';

type RequestDetails = Parameters<typeof requestPart>[0];
type ResponseDetails = Parameters<typeof responsePart>[0];

const common = {
  requestId: '1',
  tabId: 4,
  frameId: 0,
  parentFrameId: -1,
  timeStamp: 5,
  method: 'GET',
  url: 'https://shop.example/',
  thirdParty: false,
};

function request(details: object): RequestDetails {
  return { ...common, type: 'xmlhttprequest', ...details } as RequestDetails;
}

function response(details: object): ResponseDetails {
  return { ...common, type: 'xmlhttprequest', statusCode: 200, statusLine: 'HTTP/1.1 200', ...details } as ResponseDetails;
}

describe('traffic', () => {
  it('keeps every Set-Cookie line apart, also where Firefox joins them', () => {
    const joined = response({ responseHeaders: [{ name: 'Set-Cookie', value: 'a=1; Path=/\nb=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT' }] });
    const apart = response({
      responseHeaders: [
        { name: 'set-cookie', value: 'a=1; Path=/' },
        { name: 'Set-Cookie', value: 'b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT' },
      ],
    });
    const lines = ['a=1; Path=/', 'b=2; Expires=Thu, 01 Jan 2026 00:00:00 GMT'];
    expect(responsePart(joined, 'firefox')).toMatchObject({ setCookieLines: lines });
    expect(responsePart(apart, 'chromium')).toMatchObject({ setCookieLines: lines });
  });

  it.each([
    ['an old Date', { date: 'Mon, 23 Nov 2026 10:00:00 GMT' }, 'cache'],
    ['the Date of a confirmation by the server (304)', { date: 'Mon, 23 Nov 2026 10:09:59 GMT' }, 'network'],
    ['the Date of a confirmation by a cache on the way', { date: 'Mon, 23 Nov 2026 09:00:00 GMT', age: '4199' }, 'network'],
    ['no Date', {}, 'cache'],
  ])('believes Chromium’s cache with %s', (_, headers, servedFrom) => {
    const details = response({
      timeStamp: Date.UTC(2026, 10, 23, 10, 10, 0),
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    });
    expect(responsePart(details, 'chromium', true)).toMatchObject({ servedFrom });
    expect(responsePart(details, 'chromium', false)).toMatchObject({ servedFrom: 'network' });
  });

  it('joins the Cookie lines that HTTP/2 split, and knows none from an empty one', () => {
    const headersOf = (...values: string[]) => request({ requestHeaders: values.map((value) => ({ name: 'Cookie', value })) });
    expect(requestPart(headersOf('a=1', 'b=2'), 'chromium')).toMatchObject({ cookieHeader: 'a=1; b=2' });
    expect(requestPart(headersOf(''), 'chromium')).toMatchObject({ cookieHeader: '' });
    expect(requestPart(headersOf(), 'chromium')).toMatchObject({ cookieHeader: null });
  });

  it('keeps one character per octet', () => {
    const line = (header: object, browser: 'chromium' | 'firefox') => {
      const part = responsePart(response({ responseHeaders: [{ name: 'Set-Cookie', ...header }] }), browser);
      return part.kind === 'response' ? part.setCookieLines[0] : undefined;
    };
    expect(line({ value: 'a=é' }, 'chromium')).toBe('a=\u00c3\u00a9');
    expect(line({ value: 'a=\u00c3\u00a9' }, 'firefox')).toBe('a=\u00c3\u00a9');
    expect(line({ binaryValue: [0x61, 0x3d, 0xff] }, 'chromium')).toBe('a=\u00ff');
  });

  it('drops the headers that say nothing about sessions', () => {
    const part = requestPart(
      request({
        requestHeaders: [
          { name: 'User-Agent', value: 'x' },
          { name: 'Origin', value: 'https://shop.example' },
        ],
      }),
      'chromium',
    );
    expect(part).toMatchObject({ headers: [{ name: 'origin', value: 'https://shop.example' }] });
  });

  it.each([
    ['a typed address', { type: 'main_frame' }, { frame: 'top', initiatorUrl: 'browser', resourceType: 'document' }],
    ['a link', { type: 'main_frame', initiator: 'https://a.example' }, { frame: 'top', initiatorUrl: 'https://a.example' }],
    ['a prerendered page', { type: 'main_frame', documentLifecycle: 'prerender' }, { frame: null }],
    [
      'a page fetched ahead',
      { type: 'main_frame', documentLifecycle: 'active', requestHeaders: [{ name: 'Sec-Purpose', value: 'prefetch;prerender' }] },
      { frame: null },
    ],
    ['a frame', { type: 'sub_frame', frameId: 3, initiator: 'null' }, { frame: 'nested', initiatorUrl: null, resourceType: 'iframe' }],
    ['a worker', { frameId: -1, tabId: -1, initiator: 'https://a.example' }, { frame: null, tabId: -1, initiatorUrl: 'https://a.example' }],
    [
      'a frame in Firefox',
      { frameId: 3, documentUrl: 'https://f.example/', frameAncestors: [{ url: 'https://m.example/' }, { url: 'https://t.example/' }] },
      { frame: 'nested', topLevelUrl: 'https://t.example/', initiatorUrl: 'https://f.example/' },
    ],
  ])('tells who asked: %s', (_, details, part) => {
    expect(requestPart(request(details), 'chromium')).toMatchObject(part);
  });
});

describe('access', () => {
  it.each([
    ['https://shop.example/*', 'https://shop.example/cart', true],
    ['https://shop.example/*', 'http://shop.example/', false],
    ['*://shop.example/*', 'http://shop.example:8080/', true],
    ['*://*.shop.example/*', 'https://shop.example/', true],
    ['*://*.shop.example/*', 'https://a.b.shop.example/', true],
    ['*://*.shop.example/*', 'https://workshop.example/', false],
    ['*://shop.example/*', 'https://shop.example.evil.example/', false],
    ['http://127.0.0.1/*', 'http://127.0.0.1:3000/', true],
    ['*://*/*', 'https://anything.example/', true],
    ['*://*/*', 'file:///etc/passwd', false],
    ['nonsense', 'https://shop.example/', false],
    ['*://shop.example/*', 'nonsense', false],
  ])('%s on %s: %s', (pattern, url, answer) => {
    expect(covers(pattern, url)).toBe(answer);
  });

  it('is none before anything was granted, and to no known page', async () => {
    const access = createAccess({ getAll: async () => ({ origins: ['https://shop.example/*'] }) });
    expect(access.of('https://shop.example/')).toBe('none');
    await access.refresh();
    expect([access.of('https://shop.example/'), access.of('https://other.example/'), access.of(null)]).toEqual(['site', 'none', 'none']);
  });
});

describe('a handover', () => {
  it('does not take a request for its own repetition a second later', () => {
    const handover = createHandover(() => 5_000);
    const asked = newExchange({ time: 1_000, duration: 30 });
    expect(handover.takeWebRequest(asked, false)).toBe(true);
    handover.attach();
    expect(handover.takeDevtools({ ...asked, time: 2_000 })).toHaveLength(1);
    expect(handover.takeDevtools({ ...asked, time: 940, duration: 90 })).toEqual([]);
  });

  it('pairs each exchange with one twin only', () => {
    const handover = createHandover(() => 1_000);
    const poll = newExchange({ url: 'https://shop.example/poll' });
    expect(handover.takeWebRequest({ ...poll, time: 100 }, false)).toBe(true);
    expect(handover.takeWebRequest({ ...poll, time: 600 }, false)).toBe(true);
    handover.attach();
    expect([90, 590, 700].map((time) => handover.takeDevtools({ ...poll, time }).length)).toEqual([0, 0, 1]);
  });

  it.each([
    ['another method', { method: 'POST' }],
    ['another status', { status: 404 }],
    ['another address', { url: 'https://shop.example/other' }],
    ['another time', { time: 20_000 }],
  ])('takes %s for another exchange', (_, change) => {
    const handover = createHandover(() => 1_000);
    handover.takeWebRequest(newExchange(), false);
    handover.attach();
    expect(handover.takeDevtools(newExchange(change))).toHaveLength(1);
  });

  it('knows the twin also when DevTools was first to tell', () => {
    const handover = createHandover(() => 1_000);
    handover.attach();
    expect(handover.takeDevtools(newExchange())).toHaveLength(1);
    expect(handover.takeWebRequest(newExchange({ time: 1_005 }), false)).toBe(false);
    expect(handover.detach()).toEqual([]);
  });

  it('gives back what DevTools has not told in time, and knows it if it is told after all', () => {
    let time = 1_000;
    const handover = createHandover(() => time);
    handover.attach();
    const at = (when: number) => newExchange({ url: `https://shop.example/${when}`, time: when });
    for (const when of [100, 200]) handover.takeWebRequest(at(when), false);
    time = 2_500;
    handover.takeWebRequest(at(300), false);
    handover.takeDevtools(at(100));
    time = 3_000;
    expect(handover.overdue()).toEqual([at(200)]);
    expect(handover.overdue()).toEqual([]);
    expect(handover.waits).toBe(true);
    expect(handover.takeDevtools(at(200))).toEqual([]);
    expect(handover.takeDevtools(at(300))).toHaveLength(1);
    expect(handover.waits).toBe(false);
  });

  it('has what either knows better', () => {
    const handover = createHandover(() => 1_000);
    handover.attach();
    const byWebRequest = newExchange({ status: 204, cookieHeader: 'sid=1', setCookieLines: ['sid=2'], duration: null });
    handover.takeWebRequest(byWebRequest, false);
    const connection = { id: '7', protocol: 'h2', serverAddress: '127.0.0.1' };
    const byDevtools = newExchange({ status: null, cookieHeader: null, setCookieLines: [], duration: 20, connection });
    expect(handover.takeDevtools(byDevtools)).toEqual([{ ...byDevtools, status: 204, cookieHeader: 'sid=1', setCookieLines: ['sid=2'] }]);
  });

  it('puts the answer that asked for credentials before the one that followed', () => {
    const handover = createHandover(() => 1_000);
    handover.attach();
    const asked = newExchange({ status: 401, time: 1_002, setCookieLines: ['asked=1'] });
    handover.takeWebRequest(asked, false);
    const answered = newExchange({ status: 200, time: 1_000, duration: 30 });
    expect(handover.takeDevtools(answered)).toEqual([asked, answered]);
  });

  it('gives back at its end only what is recent and DevTools did not tell', () => {
    const handover = createHandover(() => 60_000);
    handover.attach();
    const at = (time: number) => newExchange({ url: `https://shop.example/${time}`, time });
    for (const time of [1_000, 58_000, 59_000]) expect(handover.takeWebRequest(at(time), false)).toBe(false);
    handover.takeDevtools(at(58_000));
    expect(handover.detach()).toEqual([at(59_000)]);
    expect(handover.detach()).toEqual([]);
  });
});

describe('a change of the cookie store', () => {
  const cookie = {
    name: 'sid',
    value: '1',
    domain: '.shop.example',
    hostOnly: false,
    path: '/',
    secure: true,
    httpOnly: true,
    session: false,
    sameSite: 'no_restriction',
    storeId: '0',
    expirationDate: 1.5,
    firstPartyDomain: '',
    partitionKey: { topLevelSite: 'https://top.example' },
  } as const;

  it('is told in our words', () => {
    expect(readChange({ removed: true, cause: 'expired_overwrite', cookie }, 9)).toEqual({
      kind: 'cookie-change',
      time: 9,
      cause: 'expired-overwrite',
      removed: true,
      cookie: {
        name: 'sid',
        value: '1',
        domain: 'shop.example',
        hostOnly: false,
        path: '/',
        secure: true,
        httpOnly: true,
        sameSite: 'none',
        expires: 1500,
        partitionKey: 'https://top.example',
      },
    });
  });

  it('is not told twice when one cookie overwrites another', () => {
    expect(readChange({ removed: true, cause: 'overwrite', cookie }, 9)).toBeNull();
    expect(readChange({ removed: false, cause: 'explicit', cookie }, 9)).not.toBeNull();
  });

  it.each([
    ['the same line', ['sid=1; Path=/'], 'explicit', false, true],
    ['a line with another value', ['sid=2; Path=/'], 'explicit', false, false],
    ['a line for another cookie', ['sid2=1'], 'explicit', false, false],
    ['a deleting line', ['sid=; Max-Age=0'], 'expired_overwrite', true, true],
    ['a line that expired long ago', ['sid=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], 'explicit', true, true],
    ['a line that sets it, though it was removed', ['sid=1; Max-Age=60'], 'explicit', true, false],
    ['a line, though the cookie ended by itself', ['sid=1'], 'expired', true, false],
    ['no line', [], 'explicit', false, false],
  ] as const)('after %s', (_, setCookieLines, cause, removed, explained) => {
    const lines = createRecentLines(() => 1_000);
    lines.add(newExchange({ setCookieLines }));
    const change = readChange({ removed, cause, cookie }, 9);
    expect(change !== null && lines.explain(change)).toBe(explained);
  });

  it('is not explained by a line of long ago', () => {
    let now = 1_000;
    const lines = createRecentLines(() => now);
    lines.add(document('https://shop.example/', { setCookieLines: ['sid=1'] }));
    now += 11_000;
    const change = readChange({ removed: false, cause: 'explicit', cookie }, 9);
    expect(change !== null && lines.explain(change)).toBe(false);
  });

  it.each([
    [{ storeId: null, incognito: false }, '0', true],
    [{ storeId: null, incognito: false }, '1', false],
    [{ storeId: null, incognito: true }, '1', true],
    [{ storeId: 'firefox-default', incognito: false }, 'firefox-default', true],
    [{ storeId: 'firefox-default', incognito: false }, 'firefox-container-1', false],
    [{ storeId: 'firefox-private', incognito: true }, 'firefox-private', true],
  ])('of a tab %j in store %s is its own: %s', (tab, storeId, answer) => {
    expect(isStoreOf(tab, storeId)).toBe(answer);
  });
});

describe('the badge', () => {
  const tab: TabState = {
    tabId: 1,
    url: null,
    recording: true,
    source: 'web-request',
    access: 'site',
    incognito: false,
    exchanges: 3,
    dropped: 0,
    problem: null,
  };

  it.each([
    [tab, 3, '3', 'Sessionscope: 3 serious findings in this tab'],
    [tab, 1, '1', 'Sessionscope: one serious finding in this tab'],
    [tab, 250, '99+', 'Sessionscope: 250 serious findings in this tab'],
    [tab, 0, '●', 'Sessionscope: recording this tab'],
    [tab, null, '●', 'Sessionscope: recording this tab'],
    [{ ...tab, recording: false }, null, '', 'Sessionscope: paused in this tab'],
    [{ ...tab, recording: false, source: 'none' } as const, null, '', 'Sessionscope'],
  ])('says what matters most', (state, high, text, title) => {
    expect(badgeOf(state, high, 'en')).toMatchObject({ text, title });
  });
});
