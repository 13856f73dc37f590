import { describe, expect, it } from 'vitest';
import { createJar } from '../../../utils/cookie/index.ts';
import type { Context } from '../../../utils/cookie/types.ts';
import { day, header, now, shop } from './lines.ts';

const root = 'https://www.shop.example/';

describe('§5.8.3 step 3: domain', () => {
  it.each([
    ['a=1; Path=/', root, 'a=1'],
    ['a=1; Path=/', 'https://www.shop.example:8443/', 'a=1'],
    ['a=1; Path=/', 'https://m.www.shop.example/', ''],
    ['a=1; Path=/', 'https://shop.example/', ''],
    ['a=1; Path=/; Domain=shop.example', root, 'a=1'],
    ['a=1; Path=/; Domain=shop.example', 'https://shop.example/', 'a=1'],
    ['a=1; Path=/; Domain=shop.example', 'https://a.b.shop.example/', 'a=1'],
    ['a=1; Path=/; Domain=shop.example', 'https://badshop.example/', ''],
    ['a=1; Path=/; Domain=www.shop.example', 'https://m.www.shop.example/', 'a=1'],
    ['a=1; Path=/; Domain=www.shop.example', 'https://m.shop.example/', ''],
    ['a=1; Path=/', 'https://other.example/', ''],
    ['a=1; Path=/', 'about:blank', ''],
  ])('%s, %s', (line, url, sent) => {
    expect(header([line], { url })).toBe(sent);
  });

  it.each([
    ['http://127.0.0.1/', 'http://127.0.0.1:99/x', 'a=1'],
    ['http://[::1]/', 'http://[0:0::1]/', 'a=1'],
    ['https://github.io/', 'https://github.io/', 'a=1'],
    ['https://github.io/', 'https://a.github.io/', ''],
    ['https://www.shop.example./', root, ''],
    ['https://BÜCHER.example/', 'https://xn--bcher-kva.example/', 'a=1'],
  ])('set by %s, asked by %s', (from, url, sent) => {
    expect(header(['a=1'], { url }, { from })).toBe(sent);
  });

  it('a domain that became a public suffix is not sent', () => {
    const jar = createJar();
    const cookie = {
      name: 'a',
      value: '1',
      domain: 'github.io',
      hostOnly: false,
      path: '/',
      expires: null,
      secure: false,
      httpOnly: false,
      sameSite: 'none',
      partitionKey: null,
      created: now,
      lastAccessed: now,
    } as const;
    jar.put(cookie);
    expect(jar.send({ url: 'https://github.io/', now }).header).toBe('');
  });
});

describe('§5.8.3 step 3: path, Secure, HttpOnly, time', () => {
  it.each([
    ['a=1', 'https://www.shop.example/account/', 'a=1'],
    ['a=1', 'https://www.shop.example/account?x', 'a=1'],
    ['a=1', 'https://www.shop.example/accounts', ''],
    ['a=1', root, ''],
    ['a=1; Secure; Path=/', root, 'a=1'],
    ['a=1; Secure; Path=/', 'http://www.shop.example/', ''],
    ['a=1; Secure; Path=/', 'wss://www.shop.example/', 'a=1'],
    ['a=1; Secure; Path=/', 'ws://www.shop.example/', ''],
    ['a=1; Path=/', 'http://www.shop.example/', 'a=1'],
  ])('%s, %s', (line, url, sent) => {
    expect(header([line], { url })).toBe(sent);
  });

  it('loopback carries Secure cookies without TLS', () => {
    expect(header(['a=1; Secure'], { url: 'http://localhost:3000/' }, { from: 'http://localhost:3000/' })).toBe('a=1');
  });

  it('a script does not see HttpOnly cookies', () => {
    const context: Context = { api: 'script', navigation: 'none' };
    expect(header(['a=1; HttpOnly; Path=/', 'b=1; Path=/'], { url: root, context })).toBe('b=1');
    expect(header(['a=1; HttpOnly; Path=/', 'b=1; Path=/'], { url: root })).toBe('a=1; b=1');
  });

  it.each([
    ['a=1; Path=/; Max-Age=60', 59_999, 'a=1'],
    ['a=1; Path=/; Max-Age=60', 60_000, ''],
    ['a=1; Path=/', 4000 * day, 'a=1'],
  ])('%s after %d ms', (line, later, sent) => {
    expect(header([line], { url: root, later })).toBe(sent);
  });

  it('an expired cookie is told of once, and gone', () => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1; Max-Age=1; Path=/', now });
    expect(jar.send({ url: root, now: now + 2000 }).withheld).toMatchObject([{ cookie: { name: 'a' }, reasons: [{ code: 'expired' }] }]);
    expect(jar.all()).toEqual([]);
    expect(jar.send({ url: root, now: now + 2000 }).withheld).toEqual([]);
  });
});

const every = ['strict=1; Path=/; SameSite=Strict', 'lax=1; Path=/; SameSite=Lax', 'none=1; Path=/; SameSite=None; Secure', 'default=1; Path=/'];
const news = 'https://news.example/story';
const all = 'strict=1; lax=1; none=1; default=1';

describe('§5.2 and §5.8.3: SameSite', () => {
  it.each<[string, Context, string]>([
    ['a typed address', {}, all],
    ['a link of its own site', { initiatorUrl: 'https://shop.example/' }, all],
    ['a link of another site', { initiatorUrl: news }, 'lax=1; none=1; default=1'],
    ['a HEAD of another site', { initiatorUrl: news, method: 'HEAD' }, 'lax=1; none=1; default=1'],
    ['a form of its own site', { initiatorUrl: root, method: 'POST' }, all],
    ['a form of another site', { initiatorUrl: news, method: 'POST' }, 'none=1'],
    ['a form of another site that puts', { initiatorUrl: news, method: 'put' }, 'none=1'],
    ['a reload of what its own site began', { initiatorUrl: root }, all],
    ['a reload of what another site began', { initiatorUrl: news }, 'lax=1; none=1; default=1'],
    ['an image of its own page', { navigation: 'none', topLevelUrl: root, initiatorUrl: root }, all],
    ['an image in another site’s page', { navigation: 'none', topLevelUrl: news, initiatorUrl: news }, 'none=1'],
    ['an image of its own frame in another site’s page', { navigation: 'none', topLevelUrl: news, initiatorUrl: root }, 'none=1'],
    ['an image of another site’s frame in its own page', { navigation: 'none', topLevelUrl: root, initiatorUrl: news }, 'none=1'],
    ['a frame in its own page', { navigation: 'nested', topLevelUrl: root, initiatorUrl: root }, all],
    ['a frame in another site’s page', { navigation: 'nested', topLevelUrl: news, initiatorUrl: news }, 'none=1'],
    [
      'a frame of its own between another site’s',
      { navigation: 'nested', topLevelUrl: root, initiatorUrl: root, frameAncestors: [root, news] },
      'none=1',
    ],
    ['a frame among frames of its own', { navigation: 'nested', topLevelUrl: root, initiatorUrl: root, frameAncestors: [root] }, all],
    ['a fetch of a sister host', { navigation: 'none', topLevelUrl: 'https://m.shop.example/', initiatorUrl: 'https://m.shop.example/' }, all],
    [
      'a fetch of its own page over http',
      { navigation: 'none', topLevelUrl: 'http://www.shop.example/', initiatorUrl: 'http://www.shop.example/' },
      'none=1',
    ],
    ['a link of its own site over http', { initiatorUrl: 'http://shop.example/' }, 'lax=1; none=1; default=1'],
    ['a link of a sandboxed frame', { initiatorUrl: 'null:' }, 'lax=1; none=1; default=1'],
    ['a worker of its own site', { navigation: 'none', topLevelUrl: root, initiatorUrl: 'https://www.shop.example/sw.js' }, all],
    ['a worker of another site', { navigation: 'none', topLevelUrl: news, initiatorUrl: news }, 'none=1'],
    ['a link through another site', { initiatorUrl: root, redirectedFrom: [root, news] }, all],
    ['a script of its own page', { api: 'script', navigation: 'none', topLevelUrl: root, initiatorUrl: root }, all],
    ['a script in another site’s page', { api: 'script', navigation: 'none', topLevelUrl: news, initiatorUrl: root }, 'none=1'],
  ])('%s', (_, context, sent) => {
    expect(header(every, { url: root, context })).toBe(sent);
  });

  it('a WebSocket is asked for by its page', () => {
    const url = 'wss://www.shop.example/live';
    expect(header(every, { url, context: { navigation: 'none', topLevelUrl: root, initiatorUrl: root } })).toBe(all);
    expect(header(every, { url, context: { navigation: 'none', topLevelUrl: news, initiatorUrl: news } })).toBe('none=1');
  });

  it('a redirect through another site is remarked on, for what hung on it', () => {
    const jar = createJar();
    for (const line of every) jar.receive({ url: shop, line, now });
    const redirected = { initiatorUrl: root, redirectedFrom: [root, news] };
    const names = (context: Context) => jar.send({ url: root, now, context }).remarks.map(({ cookie, reasons }) => [cookie.name, reasons[0]?.code]);
    expect(names(redirected)).toEqual([['strict', 'redirected-cross-site']]);
    expect(names({ ...redirected, method: 'POST' }).map(([name]) => name)).toEqual(['strict', 'lax', 'default']);
    expect(names({ initiatorUrl: root, redirectedFrom: [root, 'https://shop.example/'] })).toEqual([]);
  });
});

describe('partitions', () => {
  const chips = 'chips=1; Path=/; Secure; SameSite=None; Partitioned';
  const inNews: Context = { navigation: 'none', topLevelUrl: news, initiatorUrl: news };
  const send = (context: Context, blocked = false) => {
    const jar = createJar({ browser: 'chromium' });
    jar.receive({ url: root, line: chips, now, context: inNews });
    jar.receive({ url: root, line: 'plain=1; Path=/; Secure; SameSite=None', now, context: inNews });
    return jar.send({ url: root, now, context: { ...context, ...(blocked ? { thirdPartyCookies: 'blocked' } : {}) } });
  };

  it('a partitioned cookie goes only within the page it was set in', () => {
    expect(send(inNews).header).toBe('chips=1; plain=1');
    expect(send({ ...inNews, topLevelUrl: 'https://blog.example/' }).header).toBe('plain=1');
    expect(send({}).header).toBe('plain=1');
    expect(send({}).withheld).toMatchObject([{ cookie: { name: 'chips' }, reasons: [{ code: 'other-partition' }] }]);
  });

  it('where third-party cookies are blocked, only the partitioned one goes', () => {
    expect(send(inNews, true).header).toBe('chips=1');
    expect(send(inNews, true).withheld).toMatchObject([{ cookie: { name: 'plain' }, reasons: [{ code: 'third-party-blocked' }] }]);
    expect(send({}, true).header).toBe('plain=1');
    // The same domain by another scheme is another site.
    const overHttp = 'http://shop.example/';
    const frame: Context = { navigation: 'none', topLevelUrl: overHttp, initiatorUrl: overHttp };
    expect(send(frame, true).withheld.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toContain('third-party-blocked');
  });
});

describe('§5.8.3 steps 4 to 6: the header', () => {
  it('longer paths go first, then the older; the name of a nameless one is left out', () => {
    const lines = [
      'old=1; Path=/',
      'deep=1; Path=/account/deep',
      'mid=1; Path=/account',
      'new=1; Path=/',
      '=bare; Path=/',
      'empty=; Path=/',
      'old=2; Path=/',
    ];
    expect(header(lines, { url: 'https://www.shop.example/account/deep/x' })).toBe('deep=1; mid=1; old=2; new=1; bare; empty=');
  });

  it('gives values as they came', () => {
    expect(header(['a="x y"; Path=/', 'b=%41; Path=/', 'c=\xe9; Path=/', 'd=e=f; Path=/'], { url: root })).toBe('a="x y"; b=%41; c=\xe9; d=e=f');
  });

  it('remembers when a cookie went, and not when it stayed', () => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1; Path=/', now });
    jar.receive({ url: shop, line: 'b=1; Path=/x', now });
    jar.send({ url: root, now: now + 5000 });
    expect(jar.all().map(({ name, lastAccessed }) => [name, lastAccessed - now])).toEqual([
      ['b', 0],
      ['a', 5000],
    ]);
  });
});

it('is whole when it is written as JSON', () => {
  const jar = createJar();
  jar.receive({ url: shop, line: 'a=1; Path=/', now });
  const answer = jar.send({ url: shop, now, context: { navigation: 'none', missing: ['initiator'] } });
  expect(JSON.parse(JSON.stringify(answer))).toEqual({
    header: 'a=1',
    sent: [answer.sent[0]],
    withheld: [],
    remarks: [],
    uncertain: [{ cookie: answer.sent[0], fact: 'initiator', otherwise: 'withheld' }],
  });
});

describe('what stayed at home', () => {
  it('says every reason, of every cookie of the site', () => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1; Secure; SameSite=Strict', now });
    jar.receive({ url: 'https://m.shop.example/', line: 'b=1', now });
    jar.receive({ url: 'https://other.example/', line: 'c=1', now });
    const { sent, withheld } = jar.send({ url: 'http://www.shop.example/', now, context: { initiatorUrl: news } });
    expect(sent).toEqual([]);
    expect(withheld.map(({ cookie, reasons }) => [cookie.name, reasons.map(({ code }) => code)])).toEqual([
      ['a', ['not-on-path', 'secure-only', 'same-site-strict']],
      ['b', ['domain-mismatch']],
    ]);
  });
});

describe('put and remove', () => {
  it('take a cookie in and out by its identity', () => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1; Path=/', now });
    const [cookie] = jar.all();
    expect(cookie).toBeDefined();
    if (!cookie) return;
    jar.put({ ...cookie, value: '2' });
    jar.put({ ...cookie, value: '3', hostOnly: false });
    expect(jar.all().map(({ value }) => value)).toEqual(['2', '3']);
    jar.remove(cookie);
    jar.remove({ ...cookie, name: 'none' });
    expect(jar.all().map(({ value }) => value)).toEqual(['3']);
  });
});
