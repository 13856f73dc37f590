import { describe, expect, it } from 'vitest';
import { parsed, receive } from './lines.ts';

const remarks = (line: string) => parsed(line).warnings.map(({ code, attribute }) => (attribute === undefined ? code : `${code} ${attribute}`));

describe('attributes that are not what they look like', () => {
  it.each([
    ['Http-Only', 'attribute-misspelt httponly'],
    ['HttpOnlyCookie', 'attribute-misspelt httponly'],
    ['HTTP_ONLY', 'attribute-misspelt httponly'],
    ['Same-Site=Lax', 'attribute-misspelt samesite'],
    ['SameSites=Lax', 'attribute-misspelt samesite'],
    ['MaxAge=60', 'attribute-misspelt max-age'],
    ['max_age=60', 'attribute-misspelt max-age'],
    ['Expire=x', 'attribute-misspelt expires'],
    ['Secured', 'attribute-misspelt secure'],
    ['Domian=x.example', 'attribute-misspelt domain'],
    ['Version=1', 'attribute-unknown'],
    ['Comment=x', 'attribute-unknown'],
    ['Secure HttpOnly', 'attribute-glued'],
    ['Secure,HttpOnly', 'attribute-glued'],
    ['SecureHttpOnly', 'attribute-glued'],
    ['HttpOnly SameSite', 'attribute-glued'],
    ['SameSite=Lax Secure', 'attribute-glued samesite'],
    ['SameSite=Lax,Secure', 'attribute-glued samesite'],
    ['SameSite=LaxSecure', 'attribute-glued samesite'],
    ['SameSite=None.Secure', 'attribute-glued samesite'],
    ['SameSite=Laxative', 'same-site-unknown samesite'],
    ['SameSite', 'same-site-unknown samesite'],
    ['Path=/ Secure', 'attribute-glued path'],
    ['Path=/,HttpOnly', 'attribute-glued path'],
    ['Path=/ Domain=x.example', 'attribute-glued path'],
    ['Max-Age=60 Secure', 'attribute-glued max-age'],
    ['Path=/, b=2', 'lines-joined path'],
    ['Domain=shop.example, b=2', 'lines-joined domain'],
    ['Max-Age=60, b=2', 'lines-joined max-age'],
    ['Path=x', 'path-unusable path'],
    ['Path="/"', 'path-unusable path'],
    ['Max-Age="60"', 'max-age-unreadable max-age'],
    ['Expires=tomorrow', 'expires-unreadable expires'],
    ['Expires', 'expires-unreadable expires'],
    [`Domain=${'x'.repeat(1025)}`, 'attribute-too-long domain'],
    ['Path=/; Path=/x', 'attribute-duplicate path'],
  ])('%s: %s', (attribute, remark) => {
    expect(remarks(`a=1; ${attribute}`)).toEqual([remark]);
  });

  it.each([
    'Path=/; Secure; HttpOnly; SameSite=Lax',
    'Path=/a,b/c d',
    'Domain=sub.shop.example',
    'Expires=Wed, 09 Jun 2027 10:18:14 GMT; Max-Age=60',
    'Secure=1; HttpOnly=true; Partitioned; Priority=High',
    'Path=/secure/httponly/samesite=1',
  ])('nothing is odd about %s', (attributes) => {
    expect(remarks(`a=1; ${attributes}`)).toEqual([]);
  });
});

describe('the pair', () => {
  it.each([
    ['data="a; b"', 'value-cut value'],
    ['data={"a":1; "b":2}', 'value-cut value'],
    ['data=[1;2]; Path=/', 'value-cut value'],
    ['word', 'no-equals-sign name'],
    ['=value', 'name-empty name'],
    ['__Host_id=1', 'prefix-misspelt name'],
    ['_Secure-id=1', 'prefix-misspelt name'],
    ['__Host=1', 'prefix-misspelt name'],
  ])('%s', (line, remark) => {
    expect(remarks(line)).toContain(remark);
  });

  it.each(['data="a b"; Path=/', 'data="a; Path=/', 'data={a}; Foo', '__Host-id=1; Path=/', '__hosting=1', '_hostname=1', '_ga=1', '__Secure-=1'])(
    'nothing is odd about the pair of %s',
    (line) => {
      expect(remarks(line).filter((remark) => !remark.startsWith('attribute-unknown'))).toEqual([]);
    },
  );
});

describe('what is only seen when the cookie is stored', () => {
  const codes = (line: string, about: Parameters<typeof receive>[1] = {}) => receive(line, about).warnings.map(({ code }) => code);

  it.each([
    ['a=1; Domain=shop.example', ['domain-widens']],
    ['a=1', []],
    ['a=1; Max-Age=60; Expires=Wed, 09 Jun 2027 10:18:14 GMT', ['expires-overruled']],
    ['a=1; Max-Age=99999999', ['expiry-capped']],
    ['a=1; Max-Age=60', []],
  ])('%s', (line, warnings) => {
    expect(codes(line)).toEqual(warnings);
  });

  it('a cookie of the same name elsewhere is shadowed, and the same one is not', () => {
    expect(codes('a=1; Path=/', { before: ['a=1'] })).toEqual(['shadows-cookie']);
    expect(codes('a=1; Domain=shop.example; Path=/', { before: ['a=1'] })).toEqual(['domain-widens', 'shadows-cookie']);
    expect(codes('a=1', { before: ['a=1'] })).toEqual([]);
    expect(codes('a=1; Path=/', { before: ['b=1'] })).toEqual([]);
  });

  it('a host that is a suffix or an address has no domain to share', () => {
    expect(codes('a=1; Domain=github.io', { url: 'https://github.io/' })).toEqual(['domain-host-only']);
    expect(codes('a=1; Domain=127.0.0.1', { url: 'http://127.0.0.1/', browser: 'chromium' })).toEqual(['domain-host-only']);
  });

  it('remarks are kept beside the reasons of a refusal', () => {
    expect(receive('a=1; Http-Only; Domain=other.example')).toMatchObject({
      reasons: [{ code: 'domain-mismatch' }],
      warnings: [{ code: 'attribute-misspelt' }],
    });
  });
});
