import { describe, expect, it } from 'vitest';
import { isOurs, parseRequest, parseSourceCommand, parseViewCommand } from '../../../utils/protocol/parse.ts';
import { newExchange } from '../background/samples.ts';

const self = { id: 'abcdefgh', baseUrl: 'chrome-extension://abcdefgh/' };

describe('who may speak', () => {
  it.each([
    ['our panel', { id: 'abcdefgh', url: 'chrome-extension://abcdefgh/panel.html?tab=3' }, true],
    ['a page', { url: 'https://evil.example/' }, false],
    ['a content script in a page', { id: 'abcdefgh', url: 'https://evil.example/' }, false],
    ['another extension', { id: 'zzzz', url: 'chrome-extension://zzzz/panel.html' }, false],
    ['another extension that claims our page', { id: 'zzzz', url: 'chrome-extension://abcdefgh/panel.html' }, false],
    ['a page whose address begins like ours', { id: 'abcdefgh', url: 'chrome-extension://abcdefgh.evil.example/' }, false],
    ['nobody', undefined, false],
  ])('%s: %s', (_, sender, answer) => {
    expect(isOurs(sender, self)).toBe(answer);
  });
});

const hostile: readonly unknown[] = [
  undefined,
  null,
  0,
  'watch',
  [],
  {},
  { type: '__proto__' },
  { type: 'constructor' },
  { type: ['watch'] },
  { type: 'watch' },
  { type: 'watch', tabId: -1, as: 'capture', locale: 'en' },
  { type: 'watch', tabId: 1.5, as: 'capture', locale: 'en' },
  { type: 'watch', tabId: '1', as: 'capture', locale: 'en' },
  { type: 'watch', tabId: 1, as: 'everything', locale: 'en' },
  { type: 'watch', tabId: 1, as: 'capture', locale: 'toString' },
  { type: 'hello', tabId: 1, sourceId: '' },
  { type: 'hello', tabId: 1, sourceId: 'x'.repeat(65) },
  { type: 'hello', tabId: Number.NaN, sourceId: 'x' },
  { type: 'exchanges', items: 'many' },
  { type: 'exchanges', items: [null] },
  { type: 'exchanges', items: [{ seq: 0, exchange: newExchange() }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), id: 3 } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), time: Number.POSITIVE_INFINITY } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), url: 4 } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), resourceType: '__proto__' } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), setCookieLines: [1] } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), source: 'web-request' } }] },
  { type: 'exchanges', items: [{ seq: 1, exchange: { ...newExchange(), initiator: null } }] },
  { type: 'exchanges', items: new Array(10_001).fill({ seq: 1, exchange: newExchange() }) },
  { type: 'report' },
  { type: 'report', tabId: -1 },
  { type: 'report', tabId: 1, locale: 'xx' },
];

describe('the border', () => {
  it.each(hostile.map((message, index) => [index, message]))('refuses hostile message %i at every door', (_, message) => {
    expect([parseSourceCommand(message), parseViewCommand(message), parseRequest(message)]).toEqual([null, null, null]);
  });

  it('lets what our pages say through', () => {
    const items = [{ seq: 1, exchange: newExchange({ cookieHeader: '__proto__=1', setCookieLines: ['=', '\u00ff'] }) }];
    expect(parseSourceCommand({ type: 'exchanges', items })).toEqual({ type: 'exchanges', items });
    expect(parseSourceCommand({ type: 'hello', tabId: 1, sourceId: 'x', more: 1 })).toEqual({ type: 'hello', tabId: 1, sourceId: 'x' });
    expect(parseViewCommand({ type: 'watch', tabId: 0, as: 'overview', locale: 'ko' })).toEqual({
      type: 'watch',
      tabId: 0,
      as: 'overview',
      locale: 'ko',
    });
    expect(parseViewCommand({ type: 'access-changed' })).toEqual({ type: 'access-changed' });
    expect(parseRequest({ type: 'forget-everything', more: 1 })).toEqual({ type: 'forget-everything' });
    expect(parseRequest({ type: 'report', tabId: 3, locale: 'ko' })).toEqual({ type: 'report', tabId: 3, locale: 'ko' });
  });
});
