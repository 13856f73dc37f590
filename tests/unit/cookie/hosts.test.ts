import { describe, expect, it } from 'vitest';
import { canonicalHost } from '../../../utils/cookie/canonical-host.ts';
import { defaultPath } from '../../../utils/cookie/default-path.ts';
import { domainMatch } from '../../../utils/cookie/domain-match.ts';
import { isTrustworthy, siteOf } from '../../../utils/cookie/index.ts';
import { octetLength } from '../../../utils/cookie/octets.ts';
import { pathMatch } from '../../../utils/cookie/path-match.ts';
import { isPublicSuffix, registrableDomain } from '../../../utils/cookie/public-suffix.ts';
import { readableText } from '../../../utils/cookie/readable.ts';
import { requestUrl } from '../../../utils/cookie/request-url.ts';

describe('§5.1.2 canonical host', () => {
  it.each([
    ['example.com', 'example.com'],
    ['EXAMPLE.Com', 'example.com'],
    ['example.com.', 'example.com.'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['a_b.example', 'a_b.example'],
    ['127.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['[0:0:0:0:0:0:0:1]', '[::1]'],
    ['[::FFFF:1.2.3.4]', '[::ffff:102:304]'],
    ['한국.kr', 'xn--3e0b707e.kr'],
    ['', null],
    ['a b', null],
    ['a/b', null],
    ['a..b', null],
    ['.a', null],
    ['256.256.256.256', null],
    ['[::1', null],
    ['xn--a', null],
    ['x'.repeat(5000), null],
  ])('%s is %s', (host, canonical) => {
    // What is plain already stays as it is, however long: DNS will refuse it.
    if (host.length > 1000) expect(canonicalHost(`${host}É`)).toBe(canonical);
    else expect(canonicalHost(host)).toBe(canonical);
  });
});

describe('§5.1.3 domain-match', () => {
  it.each([
    ['example.com', 'example.com', true],
    ['www.example.com', 'example.com', true],
    ['a.b.example.com', 'example.com', true],
    ['example.com', 'www.example.com', false],
    ['badexample.com', 'example.com', false],
    ['example.com.evil', 'example.com', false],
    ['www.example.com', '.example.com', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', '0.0.1', false],
    ['[::1]', '[::1]', true],
    ['example.com.', 'example.com', false],
  ])('%s and %s: %s', (host, domain, answer) => {
    expect(domainMatch(host, domain)).toBe(answer);
  });
});

describe('§5.1.4 default-path and path-match', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['x', '/'],
    ['/a', '/'],
    ['/a/', '/a'],
    ['/a/b', '/a'],
    ['/a/b/', '/a/b'],
    ['//b', '/'],
    ['/a//b', '/a/'],
  ])('the default of %j is %s', (path, result) => {
    expect(defaultPath(path)).toBe(result);
  });

  it.each([
    ['/', '/', true],
    ['/a', '/', true],
    ['/a', '/a', true],
    ['/a/', '/a', true],
    ['/a/b', '/a', true],
    ['/a/b', '/a/', true],
    ['/ab', '/a', false],
    ['/', '/a', false],
    ['/a', '/a/', false],
    ['/A', '/a', false],
    ['/%61', '/a', false],
  ])('%s path-matches %s: %s', (request, cookie, answer) => {
    expect(pathMatch(request, cookie)).toBe(answer);
  });
});

describe('public suffixes', () => {
  it.each([
    ['com', true],
    ['co.uk', true],
    ['github.io', true],
    ['kr', true],
    ['co.kr', true],
    ['localhost', true],
    ['unheard-of', true],
    ['ck', true],
    ['www.ck', false],
    ['example.com', false],
    ['a.github.io', false],
    ['127.0.0.1', false],
    ['[::1]', false],
    ['com.', true],
    ['example.com.', false],
  ])('%s: %s', (host, answer) => {
    expect(isPublicSuffix(host)).toBe(answer);
  });

  it.each([
    ['www.example.co.uk', 'example.co.uk'],
    ['a.b.github.io', 'b.github.io'],
    ['github.io', 'github.io'],
    ['localhost', 'localhost'],
    ['a.localhost', 'a.localhost'],
    ['b.a.localhost', 'a.localhost'],
    ['10.0.0.1', '10.0.0.1'],
    ['www.example.com.', 'example.com.'],
  ])('%s belongs to %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  it('answers alike when it remembers', () => {
    for (let round = 0; round < 2; round++)
      for (let index = 0; index < 5000; index++) expect(registrableDomain(`h${index}.s${index % 7}.example`)).toBe(`s${index % 7}.example`);
  });
});

describe('URLs', () => {
  it.each([
    ['https://user:pw@WWW.Example.com:8443/a/b?c=/d#e', { host: 'www.example.com', path: '/a/b', site: 'https://example.com', trustworthy: true }],
    ['http://example.com', { host: 'example.com', path: '/', site: 'http://example.com', trustworthy: false }],
    ['wss://example.com/live', { host: 'example.com', path: '/live', site: 'https://example.com', trustworthy: true }],
    ['ws://a.example.com?x', { path: '/', site: 'http://example.com', trustworthy: false }],
    ['http://localhost:3000/', { site: 'http://localhost', trustworthy: true }],
    ['http://a.localhost/', { trustworthy: true }],
    ['http://127.8.9.1/', { trustworthy: true }],
    ['http://[::1]:80/', { host: '[::1]', trustworthy: true }],
    ['http://128.0.0.1/', { trustworthy: false }],
    ['http://localhost.example.com/', { trustworthy: false }],
  ])('%s', (url, facts) => {
    expect(requestUrl(url)).toMatchObject(facts);
    expect(isTrustworthy(url)).toBe(requestUrl(url)?.trustworthy);
  });

  it.each([
    '',
    'about:blank',
    'data:text/plain,x',
    'chrome-extension://abc/x',
    'ftp://example.com/',
    'file:///etc',
    'http://',
    'https:///x',
    'http://a b/',
    'null:',
  ])('%j has no cookies', (url) => {
    expect(requestUrl(url)).toBeNull();
    expect(siteOf(url)).toBe('');
    expect(isTrustworthy(url)).toBe(false);
  });
});

describe('octets', () => {
  it.each([
    ['abc', 3],
    ['\xe9\xff', 2],
    ['한', 3],
    ['한\xe9', 5],
    ['😀', 4],
    ['', 0],
  ])('%j has %d', (text, length) => {
    expect(octetLength(text)).toBe(length);
  });

  it.each([
    ['\xec\x95\x88\xeb\x85\x95', '안녕'],
    ['caf\xc3\xa9', 'café'],
    ['caf\xe9', 'caf\xe9'],
    ['plain', 'plain'],
    ['안녕', '안녕'],
    ['\xc3', '\xc3'],
  ])('%j reads %s', (octets, text) => {
    expect(readableText(octets)).toBe(text);
  });
});
