import { describe, expect, it } from 'vitest';
import { credentialsIn, recordedUrl } from '../../../utils/http/url.ts';

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
