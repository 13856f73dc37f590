import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../utils/session/place.ts';

describe('placeOf', () => {
  it.each([
    ['https://shop.example/a/b?c=1&d[]=2', { host: 'shop.example', path: '/a/b', query: '?c=1&d[]=2', page: '/a/b', site: 'shop.example' }],
    ['https://www.shop.co.uk', { host: 'www.shop.co.uk', path: '/', query: '', page: '/', site: 'shop.co.uk' }],
    ['http://localhost:3000/x;jsessionid=1', { host: 'localhost', path: '/x;jsessionid=1', query: '', page: '/x;jsessionid=1', site: 'localhost' }],
    [
      'https://shop.example/index.php?route=account/login&x=1',
      { host: 'shop.example', path: '/index.php', query: '?route=account/login&x=1', page: '/index.php/account/login', site: 'shop.example' },
    ],
    ['https://shop.example/?', { host: 'shop.example', path: '/', query: '', page: '/', site: 'shop.example' }],
    ['https://SHOP.example/a/../b/%2e/c', { host: 'shop.example', path: '/b/c', query: '', page: '/b/c', site: 'shop.example' }],
    ["https://shop.example/a b?it's", { host: 'shop.example', path: '/a%20b', query: '?it%27s', page: '/a%20b', site: 'shop.example' }],
    [
      'https://münchen.example/straße',
      { host: 'xn--mnchen-3ya.example', path: '/stra%C3%9Fe', query: '', page: '/stra%C3%9Fe', site: 'xn--mnchen-3ya.example' },
    ],
    ['https://127.1/x', { host: '127.0.0.1', path: '/x', query: '', page: '/x', site: '127.0.0.1' }],
    ['chrome-extension://abc/page', { host: 'abc', path: '/page', query: '', page: '/page', site: '' }],
    ['not an address', { host: '', path: '', query: '', page: '', site: '' }],
  ])('%s', (url, place) => {
    expect(placeOf(url)).toEqual(place);
  });

  it('reads an address that is relative to another', () => {
    expect(placeOf('../login?next=1', 'https://shop.example/a/b/c')).toEqual({
      host: 'shop.example',
      path: '/a/login',
      query: '?next=1',
      page: '/a/login',
      site: 'shop.example',
    });
  });
});
