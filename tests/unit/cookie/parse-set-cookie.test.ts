import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSetCookie } from '../../../utils/cookie/index.ts';
import { listAttributes } from '../../../utils/cookie/list-attributes.ts';
import { parsed } from './lines.ts';

const malformedBy = (line: string) => {
  const result = parseSetCookie(line);
  return result.kind === 'malformed' ? result.reason.code : null;
};

describe('§5.6 step 1: control characters', () => {
  it.each(['\x00', '\x01', '\x08', '\n', '\x0b', '\r', '\x1f', '\x7f'])('drops the whole line for %j, wherever it is', (char) => {
    for (const line of [`a${char}b=1`, `a=1${char}`, `a=1; Path=/${char}`, `a=1; Foo${char}; Secure`, `${char}`])
      expect(malformedBy(line)).toBe('disallowed-character');
  });

  it.each(['a=1\t2', 'a\tb=1', 'a=1; Foo=\t1', 'a=é', 'a=\x80\xff'])('keeps tabs and what is not ASCII: %j', (line) => {
    expect(malformedBy(line)).toBeNull();
  });
});

describe('§5.6 steps 2 to 4: name and value', () => {
  it.each([
    ['sid=abc', 'sid', 'abc'],
    ['sid=abc; Path=/', 'sid', 'abc'],
    ['sid=abc=def==', 'sid', 'abc=def=='],
    ['sid=', 'sid', ''],
    ['=abc', '', 'abc'],
    ['abc', '', 'abc'],
    ['', '', ''],
    [';', '', ''],
    ['  =  ', '', ''],
    [' \t sid \t = \t abc \t ; Path=/', 'sid', 'abc'],
    ['a b = c d', 'a b', 'c d'],
    ['sid="a b"', 'sid', '"a b"'],
    ['sid=a%20b', 'sid', 'a%20b'],
    ['sid; a=b', '', 'sid'],
    ['a;b=c', '', 'a'],
    ['sid={"a":1,"b":[2]}', 'sid', '{"a":1,"b":[2]}'],
    ['__proto__=1', '__proto__', '1'],
    ['caf\xe9=\xc3\xa9', 'caf\xe9', '\xc3\xa9'],
  ])('%j', (line, name, value) => {
    expect(parsed(line)).toMatchObject({ name, value });
    const { valueStart, valueEnd } = parsed(line);
    expect(line.slice(valueStart, valueEnd)).toBe(value);
  });
});

describe('§5.6 step 5: the size of the pair', () => {
  it.each([
    ['4096 octets', `a=${'x'.repeat(4095)}`, null],
    ['4097 octets', `a=${'x'.repeat(4096)}`, 'name-value-too-long'],
    ['a long name', `${'x'.repeat(4097)}=`, 'name-value-too-long'],
    ['blanks, which do not count', `a=${' '.repeat(9000)}x`, null],
    ['attributes, which do not count', `a=1; Foo=${'x'.repeat(9000)}`, null],
    ['octets of Latin-1, one for each', `a=${'\xe9'.repeat(4095)}`, null],
    ['decoded characters, by their UTF-8', `a=${'한'.repeat(1366)}`, 'name-value-too-long'],
    ['decoded characters that fit', `a=${'한'.repeat(1365)}`, null],
  ])('%s', (_, line, code) => {
    expect(malformedBy(line)).toBe(code);
  });
});

describe('§5.6 attributes', () => {
  it('keeps every attribute as written, with its place in the line', () => {
    const line = 'a=1 ;  Path = /x ; FOO=bar=baz;; secure ;Max-Age=';
    const { attributes } = parsed(line);
    expect(attributes.map(({ name, value, known }) => [name, value, known])).toEqual([
      ['Path', '/x', 'path'],
      ['FOO', 'bar=baz', null],
      ['secure', null, 'secure'],
      ['Max-Age', '', 'max-age'],
    ]);
    expect(attributes.map(({ start, end }) => line.slice(start, end))).toEqual(['Path = /x', 'FOO=bar=baz', 'secure', 'Max-Age=']);
  });

  it.each([
    ['EXPIRES=Wed, 09 Jun 2027 10:18:14 GMT', 'expires'],
    ['mAx-aGe=1', 'max-age'],
    ['domain=x', 'domain'],
    ['PATH=/', 'path'],
    ['sEcUrE', 'secure'],
    ['HTTPONLY', 'httponly'],
    ['samesite=lax', 'samesite'],
    ['PARTITIONED', 'partitioned'],
    ['priority=high', 'priority'],
    ['Max_Age=1', null],
    ['Secur', null],
    ['Securee', null],
    ['Partitioneb', null],
    ['Partifioned', null],
    ['Http-Only', null],
    ['__proto__', null],
    ['constructor', null],
    ['S\xe9cure', null],
  ])('knows %s in any case: %s', (text, known) => {
    expect(parsed(`a=1; ${text}`).attributes[0]?.known).toBe(known);
    // A line that is not plain ASCII is read another way, and alike.
    expect(parsed(`\xe9=1; ${text}`).attributes[0]?.known).toBe(known);
    expect(parsed(`\xe9=1; ${text}`)).toMatchObject({
      secure: known === 'secure',
      httpOnly: known === 'httponly',
      partitioned: known === 'partitioned',
    });
    expect(parsed(`a=1; ${text}`)).toMatchObject({
      secure: known === 'secure',
      httpOnly: known === 'httponly',
      partitioned: known === 'partitioned',
    });
  });

  it.each([
    ['Path=/a; Path=/b', { path: '/b' }],
    ['Path=/a; Path=b', { path: '' }],
    ['Domain=a.example; Domain=', { domain: '' }],
    ['Max-Age=1; Max-Age=2', { maxAge: 2 }],
    ['Max-Age=1; Max-Age=x', { maxAge: 1 }],
    ['Expires=Wed, 09 Jun 2027 10:18:14 GMT; Expires=never', { expires: Date.UTC(2027, 5, 9, 10, 18, 14) }],
    ['SameSite=Strict; SameSite=bogus', { sameSite: 'default' }],
    ['SameSite=bogus; SameSite=Strict', { sameSite: 'strict' }],
    ['Secure=false; HttpOnly=no; Partitioned=0', { secure: true, httpOnly: true, partitioned: true }],
    [`Path=/a; Path=/${'x'.repeat(1024)}`, { path: '/a' }],
    [`Path=/a; Path=/${'x'.repeat(1023)}`, { path: `/${'x'.repeat(1023)}` }],
    [`Max-Age=1; Max-Age=${'1'.repeat(1025)}`, { maxAge: 1 }],
    [`Secure=${'x'.repeat(1025)}`, { secure: false }],
    ['', { expires: null, maxAge: null, domain: null, path: null, secure: false, httpOnly: false, sameSite: 'default', partitioned: false }],
  ])('of %j the last well-formed one of its kind counts', (attributes, result) => {
    expect(parsed(`a=1; ${attributes}`)).toMatchObject(result);
  });

  it('marks which attributes are in force', () => {
    const { attributes } = parsed(`a=1; Path=/a; Max-Age=5; Path=/b; Max-Age=x; Foo; Domain=${'x'.repeat(1025)}`);
    expect(attributes.map(({ inForce }) => inForce)).toEqual([false, true, true, false, false, false]);
  });
});

describe('§5.6.2 Max-Age', () => {
  it.each([
    ['0', 0],
    ['60', 60],
    ['-1', -1],
    ['-0', -0],
    ['007', 7],
    ['9'.repeat(400), Number.POSITIVE_INFINITY],
    [`-${'9'.repeat(400)}`, Number.NEGATIVE_INFINITY],
    ['', null],
    ['-', null],
    ['+60', null],
    ['1.5', null],
    ['60s', null],
    ['"60"', null],
    ['6 0', null],
    ['0x10', null],
    ['--1', null],
    ['١', null],
  ])('%s is %s', (text, seconds) => {
    expect(parsed(`a=1; Max-Age=${text}`).maxAge).toBe(seconds);
  });
});

describe('§5.6.3 Domain, §5.6.4 Path, §5.6.7 SameSite', () => {
  it.each([
    ['example.com', 'example.com'],
    ['.example.com', 'example.com'],
    ['..example.com', '.example.com'],
    ['EXAMPLE.Com', 'example.com'],
    ['.', ''],
    ['', ''],
  ])('Domain=%s is %s', (text, domain) => {
    expect(parsed(`a=1; Domain=${text}`).domain).toBe(domain);
  });

  it('reads a Domain without "=" as empty', () => {
    expect(parsed('a=1; Domain').domain).toBe('');
  });

  it.each([
    ['/', '/'],
    ['/a/', '/a/'],
    ['a', ''],
    ['', ''],
    ['"/a"', ''],
    ['/a b', '/a b'],
    ['/%41', '/%41'],
  ])('Path=%s is %s', (text, path) => {
    expect(parsed(`a=1; Path=${text}`).path).toBe(path);
  });

  it.each([
    ['Strict', 'strict'],
    ['LAX', 'lax'],
    ['none', 'none'],
    ['', 'default'],
    ['Laxx', 'default'],
    ['"Lax"', 'default'],
    ['Strict ', 'strict'],
  ])('SameSite=%s is %s', (text, sameSite) => {
    expect(parsed(`a=1; SameSite=${text}`).sameSite).toBe(sameSite);
  });
});

describe('remarks', () => {
  /** Pieces that are well-formed, and those with each of the faults that are remarked on. */
  const pieces = [
    ...['Path=/', 'Path=/app', 'Path=app', 'Path', 'Path="/"', 'Path=/a b', 'Secure', 'Secure=false', 'HttpOnly', 'httponly ', 'Partitioned'],
    ...['Domain=shop.example', 'Domain=.shop.example', 'Domain=', 'Domain="shop.example"', 'Domain=https://shop.example', 'Domain=shop.example:80'],
    ...['Max-Age=60', 'Max-Age=', 'Max-Age=1h', 'Max-Age=60,Secure', 'Expires=Wed, 24 Nov 2027 10:00:00 GMT', 'Expires=tomorrow', 'Expires=0'],
    ...['SameSite=Lax', 'SameSite', 'SameSite=Lax,Secure', 'SameSite=no', 'HttpOnly Secure', 'Same-Site=Lax', 'Priority=High', 'x', '', ' ', '='],
    ...['b"', '2', 'Version=1', `Path=/${'x'.repeat(1024)}`, `x=${'y'.repeat(1024)}`],
  ];
  const pairs = ['sid=1', 'sid="a', 'sid={"a":1', '', '=', 'sid', '=1', '__host-a=1', '__Host-a=1', '_Host-a=1', '__Secure_a=1', 'a=1,b=2'];

  it('are the same whether the attributes were listed for them or not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), (pair, attributes) => {
        const line = [pair, ...attributes].join('; ');
        expect(parsed(line).warnings).toEqual(listAttributes(parsed(line)).warnings);
      }),
      { numRuns: 3000 },
    );
  });
});

it('is whole when it is written as JSON', () => {
  const line = 'a=1; Path=/x; Odd';
  expect(JSON.parse(JSON.stringify(parseSetCookie(line)))).toEqual({
    kind: 'set-cookie',
    line,
    name: 'a',
    value: '1',
    valueStart: 2,
    valueEnd: 3,
    attributes: [
      { name: 'Path', value: '/x', known: 'path', start: 5, end: 12, inForce: true },
      { name: 'Odd', value: null, known: null, start: 14, end: 17, inForce: false },
    ],
    expires: null,
    maxAge: null,
    domain: null,
    path: '/x',
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    partitioned: false,
    warnings: [{ code: 'attribute-unknown', step: '5.6 attribute step 7' }],
  });
});

describe('hostile lines', () => {
  it('are listed up to a bound, and judged to their end', () => {
    const result = parsed(`a=1;${'x;'.repeat(5000)} Secure`);
    expect(result.secure).toBe(true);
    expect(result.attributes).toHaveLength(1000);
    expect(result.warnings.length).toBeLessThanOrEqual(100);
  });

  it.each(['__proto__=1; __proto__=2; constructor=3', '<script>=alert(1); Path=<img>', '%00=%0a; Domain=%2e'])('are inert: %s', (line) => {
    expect(parsed(line).kind).toBe('set-cookie');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
