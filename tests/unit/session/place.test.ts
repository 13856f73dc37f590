import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../utils/session/place.ts';

describe('placeOf', () => {
  it.each([
    ['https://shop.example/a/b?c=1&d[]=2', { host: 'shop.example', path: '/a/b', query: '?c=1&d[]=2', site: 'shop.example' }],
    ['https://www.shop.co.uk', { host: 'www.shop.co.uk', path: '/', query: '', site: 'shop.co.uk' }],
    ['http://localhost:3000/x;jsessionid=1', { host: 'localhost', path: '/x;jsessionid=1', query: '', site: 'localhost' }],
    ['https://shop.example/?', { host: 'shop.example', path: '/', query: '', site: 'shop.example' }],
    ['https://SHOP.example/a/../b/%2e/c', { host: 'shop.example', path: '/b/c', query: '', site: 'shop.example' }],
    ["https://shop.example/a b?it's", { host: 'shop.example', path: '/a%20b', query: '?it%27s', site: 'shop.example' }],
    ['https://münchen.example/straße', { host: 'xn--mnchen-3ya.example', path: '/stra%C3%9Fe', query: '', site: 'xn--mnchen-3ya.example' }],
    ['https://127.1/x', { host: '127.0.0.1', path: '/x', query: '', site: '127.0.0.1' }],
    ['chrome-extension://abc/page', { host: 'abc', path: '/page', query: '', site: '' }],
    ['not an address', { host: '', path: '', query: '', site: '' }],
  ])('%s', (url, place) => {
    expect(placeOf(url)).toEqual(place);
  });

  it('reads an address that is relative to another', () => {
    expect(placeOf('../login?next=1', 'https://shop.example/a/b/c')).toEqual({
      host: 'shop.example',
      path: '/a/login',
      query: '?next=1',
      site: 'shop.example',
    });
  });
});
