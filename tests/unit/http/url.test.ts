import { describe, expect, it } from 'vitest';
import { credentialsIn, recordedUrl, shownPath } from '../../../utils/http/url.ts';

describe('an address as it is recorded', () => {
  it.each([
    ['https://shop.example/a?b=c#d', 'https://shop.example/a?b=c'],
    ['https://ada:lovelace@shop.example/a', 'https://shop.example/a'],
    ['https://ada@shop.example', 'https://shop.example'],
    ['https://ada:a@b@shop.example/', 'https://shop.example/'],
    ['https://shop.example/@ada', 'https://shop.example/@ada'],
    ['https://shop.example?to=a@b.example', 'https://shop.example?to=a@b.example'],
    ['wss://u:p@shop.example/chat', 'wss://shop.example/chat'],
    ['data:,a@b', 'data:,a@b'],
    ['', ''],
  ])('%s', (url, recorded) => {
    expect(recordedUrl(url)).toBe(recorded);
  });

  it.each([
    ['https://ada:lovelace@shop.example/', `Basic ${btoa('ada:lovelace')}`],
    ['https://a%3Ab:c%20d@shop.example/', `Basic ${btoa('a:b:c d')}`],
    ['https://%EC%95%84:x@shop.example/', 'Basic %EC%95%84:x'],
    ['https://ada@shop.example/', undefined],
    ['https://shop.example/a:b@c', undefined],
  ])('has the credentials of %s', (url, header) => {
    expect(credentialsIn(url)?.value).toBe(header);
  });
});

describe('the path of an address as a label shows it', () => {
  it.each([
    ['https://shop.example/cart?token=1#top', '/cart'],
    ['https://shop.example', '/'],
    ['https://shop.example/cart;jsessionid=7F3D09392677F5A1', '/cart;jsessionid=…'],
    ['https://shop.example/a;v=1/b;jsessionid=7F3D', '/a;v=…/b;jsessionid=…'],
    ['https://shop.example/reset/9f2b7c6d1e804a35b6c7/new', '/reset/…/new'],
    ['https://shop.example/assets/main-9f2b7c6d1e804a35.css', '/assets/main-9f2b7c6d1e804a35.css'],
    ['https://shop.example/a-long-word-without-figures', '/a-long-word-without-figures'],
  ])('%s', (url, path) => {
    expect(shownPath(url, 60)).toBe(path);
  });

  it('is cut to what there is room for, after the secrets are out of it', () => {
    expect(shownPath('https://shop.example/a-long-word-without-figures', 8)).toBe('/a-long…');
    expect(shownPath('https://shop.example/cart;jsessionid=7F3D09392677F5A1/and/so/on', 24)).toBe('/cart;jsessionid=…/and/…');
  });
});
