import { describe, expect, it } from 'vitest';
import { createJar } from '../../../utils/cookie/index.ts';
import type { Context } from '../../../utils/cookie/types.ts';
import { day, fate, now, receive, shop } from './lines.ts';

const insecure = 'http://www.shop.example/account/login';
const frame: Context = { navigation: 'nested', topLevelUrl: 'https://news.example/', initiatorUrl: 'https://news.example/' };
const image: Context = { navigation: 'none', topLevelUrl: 'https://news.example/', initiatorUrl: 'https://news.example/' };
const ownImage: Context = { navigation: 'none', topLevelUrl: 'https://www.shop.example/', initiatorUrl: 'https://www.shop.example/' };

describe('§5.7 step 1: where there are no cookies', () => {
  it.each(['about:blank', 'ftp://shop.example/', 'chrome-extension://abc/'])('%s', (url) => {
    expect(fate('a=1', { url })).toBe('scheme-not-supported');
  });
});

describe('§5.7 steps 2 to 4: the pair', () => {
  it.each([
    ['a=', 'stored'],
    ['=a', 'stored'],
    ['a', 'stored'],
    ['', 'no-cookie-content'],
    ['=; Path=/', 'no-cookie-content'],
    ['a=\x01', 'disallowed-character'],
    [`a=${'x'.repeat(4095)}`, 'stored'],
    [`a=${'x'.repeat(4096)}`, 'name-value-too-long'],
    [`a\x01=${'x'.repeat(4096)}`, 'disallowed-character name-value-too-long'],
    [';\x01', 'disallowed-character no-cookie-content'],
  ])('%s', (line, outcome) => {
    expect(fate(line)).toBe(outcome);
  });
});

describe('§5.7 step 6 and §5.5: how long', () => {
  it.each([
    ['a=1', null],
    ['a=1; Max-Age=60', 60_000],
    ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 60_000],
    ['a=1; Expires=Tue, 24 Nov 2026 12:00:01 GMT', day],
    ['a=1; Max-Age=x; Expires=Tue, 24 Nov 2026 12:00:01 GMT', day],
    ['a=1; Expires=never', null],
    [`a=1; Max-Age=${400 * 86_400}`, 400 * day],
    [`a=1; Max-Age=${400 * 86_400 + 1}`, 400 * day],
    [`a=1; Max-Age=${'9'.repeat(400)}`, 400 * day],
    ['a=1; Expires=Fri, 31 Dec 9999 23:59:59 GMT', 400 * day],
  ])('%s', (line, life) => {
    expect(receive(line).cookie?.expires ?? null).toBe(life === null ? null : now + 1000 + life);
  });

  it.each(['Max-Age=0', 'Max-Age=-1', 'Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'Max-Age=0; Expires=Fri, 31 Dec 9999 23:59:59 GMT'])(
    '%s deletes the equal cookie, and says which',
    (end) => {
      expect(receive(`a=; ${end}`, { before: ['a=1'] })).toMatchObject({ outcome: 'deleted', cookie: { value: '1' } });
      expect(receive(`a=; ${end}`).cookie).toBeUndefined();
    },
  );

  it.each(['a=; Max-Age=0; Path=/other', 'a=; Max-Age=0; Domain=shop.example', 'b=; Max-Age=0'])('%s does not delete another', (line) => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1', now });
    expect(jar.receive({ url: shop, line, now })).toMatchObject({ outcome: 'deleted' });
    expect(jar.all()).toHaveLength(1);
  });
});

describe('§5.7 steps 7 to 10: the domain', () => {
  it.each([
    [shop, 'a=1', 'www.shop.example', true],
    [shop, 'a=1; Domain=', 'www.shop.example', true],
    [shop, 'a=1; Domain', 'www.shop.example', true],
    [shop, 'a=1; Domain=shop.example', 'shop.example', false],
    [shop, 'a=1; Domain=.SHOP.example', 'shop.example', false],
    [shop, 'a=1; Domain=www.shop.example', 'www.shop.example', false],
    [shop, 'a=1; Domain=evil.example; Domain=', 'www.shop.example', true],
    ['https://github.io/', 'a=1; Domain=github.io', 'github.io', true],
    ['http://localhost/', 'a=1; Domain=localhost', 'localhost', true],
    ['https://bücher.example/', 'a=1; Domain=xn--bcher-kva.example', 'xn--bcher-kva.example', false],
    ['https://a.bücher.example/', 'a=1', 'a.xn--bcher-kva.example', true],
    ['https://shop.example:8443/', 'a=1; Domain=shop.example', 'shop.example', false],
    ['https://www.shop.example./', 'a=1; Domain=shop.example.', 'shop.example.', false],
    ['http://127.0.0.1/', 'a=1; Domain=127.0.0.1', '127.0.0.1', false],
    ['http://[::1]/', 'a=1', '[::1]', true],
  ])('%s takes %s for %s', (url, line, domain, hostOnly) => {
    expect(receive(line, { url }).cookie).toMatchObject({ domain, hostOnly });
  });

  it.each([
    [shop, 'a=1; Domain=.', 'invalid-domain'],
    [shop, 'a=1; Domain=..shop.example', 'invalid-domain'],
    [shop, 'a=1; Domain=%73hop.example', 'invalid-domain'],
    [shop, 'a=1; Domain=shop.example:443', 'invalid-domain'],
    [shop, 'a=1; Domain=https://shop.example', 'invalid-domain'],
    [shop, 'a=1; Domain=shop example', 'invalid-domain'],
    [shop, 'a=1; Domain=sh\xf6p.example', 'domain-non-ascii'],
    ['https://bücher.example/', 'a=1; Domain=b\xfccher.example', 'domain-non-ascii'],
    [shop, 'a=1; Domain=example', 'public-suffix'],
    [shop, 'a=1; Domain=com', 'public-suffix'],
    ['https://www.shop.co.uk/', 'a=1; Domain=co.uk', 'public-suffix'],
    ['https://a.github.io/', 'a=1; Domain=github.io', 'public-suffix'],
    ['http://a.localhost/', 'a=1; Domain=localhost', 'public-suffix'],
    [shop, 'a=1; Domain=other.example', 'domain-mismatch'],
    [shop, 'a=1; Domain=m.www.shop.example', 'domain-mismatch'],
    [shop, 'a=1; Domain=shop.example.', 'domain-mismatch'],
    ['https://badshop.example/', 'a=1; Domain=bad.shop.example', 'domain-mismatch'],
    ['http://127.0.0.1/', 'a=1; Domain=0.0.1', 'domain-mismatch'],
    ['http://127.0.0.1/', 'a=1; Domain=0x7f.1', 'domain-mismatch'],
  ])('%s refuses %s: %s', (url, line, code) => {
    expect(fate(line, { url })).toBe(code);
  });
});

describe('§5.7 step 11: the path', () => {
  it.each([
    ['a=1', '/account'],
    ['a=1; Path=', '/account'],
    ['a=1; Path=x', '/account'],
    ['a=1; Path=/', '/'],
    ['a=1; Path=/other', '/other'],
    ['a=1; Path=/a; Path=x', '/account'],
  ])('of %s is %s', (line, path) => {
    expect(receive(line).cookie?.path).toBe(path);
  });
});

describe('§5.7 steps 13 and 15: Secure and HttpOnly', () => {
  it.each([
    [shop, 'a=1; Secure', 'stored'],
    [insecure, 'a=1; Secure', 'secure-only'],
    [insecure, 'a=1', 'stored'],
    ['http://localhost/', 'a=1; Secure', 'stored'],
    ['http://a.localhost/', 'a=1; Secure', 'stored'],
    ['http://127.0.0.1/', 'a=1; Secure', 'stored'],
    ['http://[::1]/', 'a=1; Secure', 'stored'],
    ['http://10.0.0.1/', 'a=1; Secure', 'secure-only'],
    ['ws://shop.example/', 'a=1; Secure', 'secure-only'],
    ['wss://shop.example/', 'a=1; Secure', 'stored'],
  ])('%s, %s: %s', (url, line, outcome) => {
    expect(fate(line, { url })).toBe(outcome);
  });

  it('a script sets no HttpOnly cookie, and any other', () => {
    expect(fate('a=1; HttpOnly', { context: { api: 'script' } })).toBe('http-only');
    expect(fate('a=1', { context: { api: 'script' } })).toBe('stored');
    expect(fate('a=1; HttpOnly')).toBe('stored');
  });
});

describe('§5.7 step 16: secure cookies are left alone', () => {
  const set = (line: string) => [{ url: shop, line }];

  it.each([
    ['the same cookie', 'a=1; Secure', 'a=2', 'overwrite-secure'],
    ['a cookie of the parent domain', 'a=1; Secure', 'a=2; Domain=shop.example', 'overwrite-secure'],
    ['a deeper path', 'a=1; Secure; Path=/', 'a=2; Path=/deep', 'overwrite-secure'],
    ['a path outside', 'a=1; Secure; Path=/deep', 'a=2; Path=/', 'stored'],
    ['another name', 'b=1; Secure', 'a=2', 'stored'],
    ['a deletion', 'a=1; Secure', 'a=; Max-Age=0', 'overwrite-secure'],
    ['an old one that is not Secure', 'a=1', 'a=2', 'replaced'],
    ['an old one that has expired', 'a=1; Secure; Max-Age=1', 'a=2', 'stored'],
  ])('%s', (_, old, line, outcome) => {
    expect(fate(line, { url: insecure, before: set(old) })).toBe(outcome);
  });

  it('over https it may be replaced by one that is not Secure', () => {
    expect(fate('a=2', { before: ['a=1; Secure'] })).toBe('replaced');
  });

  it('of a sister host it is not in the way', () => {
    expect(fate('a=2', { url: 'http://m.shop.example/', before: set('a=1; Secure; Path=/') })).toBe('stored');
    expect(fate('a=2', { url: 'http://m.shop.example/', before: set('a=1; Secure; Path=/; Domain=shop.example') })).toBe('overwrite-secure');
  });
});

describe('§5.7 steps 17 and 18: SameSite', () => {
  it.each([
    ['the answer to a link from another site', { initiatorUrl: 'https://news.example/' }, 'stored', 'stored', 'stored'],
    ['the answer to a form from another site', { initiatorUrl: 'https://news.example/', method: 'POST' }, 'stored', 'stored', 'stored'],
    ['a frame in another site', frame, 'same-site-strict', 'same-site-lax', 'same-site-default'],
    ['an image in another site', image, 'same-site-strict', 'same-site-lax', 'same-site-default'],
    ['an image of its own page', ownImage, 'stored', 'stored', 'stored'],
    ['an image of a sister host', { ...ownImage, initiatorUrl: 'https://m.shop.example/' }, 'stored', 'stored', 'stored'],
    [
      'an image of its own page over http',
      { ...ownImage, topLevelUrl: 'http://www.shop.example/' },
      'same-site-strict',
      'same-site-lax',
      'same-site-default',
    ],
    [
      'a frame of its own site between others',
      { ...ownImage, frameAncestors: ['https://news.example/'] },
      'same-site-strict',
      'same-site-lax',
      'same-site-default',
    ],
    ['an opaque initiator', { ...ownImage, initiatorUrl: 'null:' }, 'same-site-strict', 'same-site-lax', 'same-site-default'],
    ['a script of its own page', { ...ownImage, api: 'script' }, 'stored', 'stored', 'stored'],
    ['a script in another site’s page', { ...image, api: 'script' }, 'same-site-strict', 'same-site-lax', 'same-site-default'],
  ] as const)('%s', (_, context, strict, lax, none) => {
    expect(fate('a=1; SameSite=Strict', { context })).toBe(strict);
    expect(fate('a=1; SameSite=Lax', { context })).toBe(lax);
    expect(fate('a=1', { context })).toBe(none);
    expect(fate('a=1; SameSite=None; Secure', { context })).toBe('stored');
  });
});

describe('§5.7 step 19: None needs Secure', () => {
  it.each([
    ['a=1; SameSite=None; Secure', 'stored'],
    ['a=1; SameSite=None', 'same-site-none-insecure'],
    ['a=1; SameSite=None; SameSite=x', 'stored'],
  ])('%s: %s', (line, outcome) => {
    expect(fate(line)).toBe(outcome);
  });
});

describe('§5.7 steps 20 to 22 and draft-layered-cookies: prefixes', () => {
  it.each([
    ['__Secure-a=1; Secure', null],
    ['__Secure-a=1', 'secure'],
    ['__SECURE-a=1', 'secure'],
    ['__Secure-=', 'secure'],
    ['__Host-a=1; Secure; Path=/', null],
    ['__host-a=1; Secure; Path=/', null],
    ['__Host-a=1; Path=/', 'secure'],
    ['__Host-a=1; Secure; Path=/; Domain=www.shop.example', 'domain'],
    ['__Host-a=1; Secure; Path=/; Domain=', null],
    ['__Host-a=1; Secure; Path=/x', 'path'],
    ['__Host-a=1; Secure', 'path'],
    ['__HOST-a=1', 'secure'],
    ['__Http-a=1; Secure; HttpOnly', null],
    ['__Http-a=1; Secure', 'httponly'],
    ['__Http-a=1; HttpOnly', 'secure'],
    ['__Host-Http-a=1; Secure; HttpOnly; Path=/', null],
    ['__Host-Http-a=1; Secure; Path=/', 'httponly'],
    ['__Host-Http-a=1; Secure; HttpOnly', 'path'],
    ['=__Secure-a', 'value'],
    ['__Host-a', 'value'],
    ['=__http-a; Secure', 'value'],
    ['=x__Host-', null],
    ['__Hosta=1', null],
    ['_Host-a=1', null],
    ['a__Host-=1', null],
  ])('%s', (line, attribute) => {
    const { outcome, reasons } = receive(line);
    expect(outcome).toBe(attribute === null ? 'stored' : 'refused');
    if (attribute !== null) expect(reasons).toMatchObject([{ code: 'prefix', attribute }]);
  });

  it('a default path of "/" does not stand for the attribute', () => {
    expect(fate('__Host-a=1; Secure', { url: 'https://www.shop.example/login' })).toBe('prefix');
  });
});

describe('Partitioned', () => {
  it.each([
    ['a=1; Partitioned', 'partitioned-insecure'],
    ['a=1; Partitioned; Secure', 'stored'],
  ])('%s: %s', (line, outcome) => {
    expect(fate(line)).toBe(outcome);
  });

  const line = 'a=1; Partitioned; Secure; SameSite=None';

  it.each([
    ['its own page', {}, 'https://shop.example'],
    ['another site’s page', frame, 'https://news.example'],
    [
      'its own page within another site’s frame',
      { ...ownImage, frameAncestors: ['https://news.example/'] },
      'https://shop.example (cross-site ancestor)',
    ],
    ['its own page over http', { ...ownImage, topLevelUrl: 'http://shop.example/' }, 'http://shop.example (cross-site ancestor)'],
    ['a page without a site', { ...image, topLevelUrl: 'about:blank' }, 'null'],
  ] as const)('in %s', (_, context, partitionKey) => {
    expect(receive(line, { context }).cookie?.partitionKey).toBe(partitionKey);
  });

  it('lies in a jar of its own for each page', () => {
    const jar = createJar();
    for (const topLevelUrl of ['https://news.example/', 'https://blog.example/', 'https://news.example/2'])
      jar.receive({ url: shop, line, now, context: { ...image, topLevelUrl } });
    expect(jar.all().map(({ partitionKey }) => partitionKey)).toEqual(['https://news.example', 'https://blog.example']);
  });
});

describe('the browser’s own policy', () => {
  const blocked = { ...frame, thirdPartyCookies: 'blocked' } as const;

  it.each([
    ['a=1; SameSite=None; Secure', blocked, 'third-party-blocked'],
    ['a=1; SameSite=None; Secure; Partitioned', blocked, 'stored'],
    ['a=1; SameSite=None; Secure', { ...ownImage, thirdPartyCookies: 'blocked' }, 'stored'],
    ['a=1; SameSite=None; Secure', { ...frame, thirdPartyCookies: 'allowed' }, 'stored'],
  ] as const)('%s', (line, context, outcome) => {
    expect(fate(line, { context })).toBe(outcome);
  });
});

describe('§5.7 steps 23 and 24: what is there already', () => {
  it('an equal cookie is replaced and keeps its time of creation', () => {
    const { outcome, cookie } = receive('a=2; Max-Age=60', { before: ['a=1'] });
    expect(outcome).toBe('replaced');
    expect(cookie).toMatchObject({ value: '2', created: now, expires: now + 61_000, lastAccessed: now + 1000 });
  });

  it.each([
    ['another name', 'b=2'],
    ['another case of the name', 'A=2'],
    ['another path', 'a=2; Path=/'],
    ['a domain instead of a host', 'a=2; Domain=www.shop.example'],
    ['another jar', 'a=2; Secure; Partitioned'],
  ])('%s is another cookie', (_, line) => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1', now });
    expect(jar.receive({ url: shop, line, now }).outcome).toBe('stored');
    expect(jar.all()).toHaveLength(2);
  });

  it('a script does not overwrite or delete an HttpOnly cookie, and a response does', () => {
    const before = ['a=1; HttpOnly'];
    expect(fate('a=2', { before, context: { api: 'script' } })).toBe('overwrite-http-only');
    expect(fate('a=; Max-Age=0', { before, context: { api: 'script' } })).toBe('overwrite-http-only');
    expect(fate('a=2', { before })).toBe('replaced');
    expect(fate('a=2', { before: ['a=1; HttpOnly; Max-Age=1'], context: { api: 'script' } })).toBe('stored');
  });

  it('an expired one counts as gone', () => {
    expect(receive('a=2', { before: ['a=1; Max-Age=1'] })).toMatchObject({ outcome: 'stored', cookie: { created: now + 1000 } });
  });
});

describe('reasons', () => {
  it('are all given, in the order of the steps', () => {
    const line = '__Host-a=1; Secure; HttpOnly; Domain=other.example; SameSite=Strict; Partitioned';
    const { reasons } = receive(line, { url: insecure, context: { ...frame, api: 'script' } });
    expect(reasons.map(({ code, step }) => `${code} ${step}`)).toEqual([
      'domain-mismatch 5.7 step 10',
      'secure-only 5.7 step 13',
      'http-only 5.7 step 15',
      'same-site-strict 5.7 step 18',
      'prefix 5.7 step 21',
    ]);
  });

  it('leave the jar as it was', () => {
    const jar = createJar();
    jar.receive({ url: shop, line: 'a=1', now });
    const before = jar.all();
    jar.receive({ url: shop, line: 'a=2; Domain=other.example', now });
    expect(jar.all()).toEqual(before);
  });
});
