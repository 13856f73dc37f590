import { describe, expect, it } from 'vitest';
import { readUrl } from '../../../utils/http/url.ts';

describe('readUrl', () => {
  it('reads an address with letters outside ASCII, also when it has read many', () => {
    let unread = 0;
    for (let turn = 0; turn < 50_000; turn += 1) if (readUrl(`https://münchen.example/${turn}`)?.hostname !== 'xn--mnchen-3ya.example') unread += 1;
    expect(unread).toBe(0);
  });

  it.each([
    ['/login?next=1', 'https://shop.example/a/b', 'https://shop.example/login?next=1'],
    ['//cdn.example/x', 'https://shop.example/', 'https://cdn.example/x'],
    ['', 'https://shop.example/a#b', 'https://shop.example/a'],
  ])('reads %s against %s', (url, base, whole) => {
    expect(readUrl(url, base)?.href).toBe(whole);
  });

  it.each([['no address'], ['http://'], ['https://[::1']])('answers null to %s', (url) => {
    expect(readUrl(url)).toBeNull();
  });
});
