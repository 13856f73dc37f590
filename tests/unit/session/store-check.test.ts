import { describe, expect, it } from 'vitest';
import type { CaptureRecord, StoreCheck, StoreCookie } from '../../../utils/http/exchange.ts';
import { analyse, createAnalysis } from '../../../utils/session/index.ts';
import { exchange, flowStart } from '../../tools/flow.ts';

const url = 'https://shop.example/';

function stored(change: Partial<StoreCookie> = {}): StoreCookie {
  const base = { name: 'sid', value: '1', domain: 'shop.example', hostOnly: true, path: '/', secure: false, httpOnly: false } as const;
  return { ...base, sameSite: 'default', expires: null, partitionKey: null, ...change };
}

function check(cookies: readonly StoreCookie[], change: Partial<StoreCheck> = {}): StoreCheck {
  return { kind: 'store-check', position: 1, time: flowStart + 2000, site: 'shop.example', names: ['sid', '__Host-sid'], cookies, ...change };
}

/** What is said of each line of each exchange, after `records`. */
function confirmed(records: readonly CaptureRecord[]): readonly (boolean | null)[] {
  let analysis = createAnalysis({ browser: 'chromium' });
  for (const record of records) analysis = analyse(analysis, record);
  return analysis.exchanges.flatMap(({ setCookies }) => setCookies.map((line) => line.confirmed));
}

function answer(...set: string[]) {
  return exchange({ url, set });
}

describe('a verdict held against the browser store', () => {
  it.each([
    ['stored, and it is there', ['sid=1'], [stored()], true],
    ['stored, and it is not there', ['sid=1'], [], false],
    ['stored, and another value is there', ['sid=1'], [stored({ value: '2' })], false],
    ['stored, and it is there for another path', ['sid=1; Path=/'], [stored({ path: '/cart' })], false],
    ['stored with letters that cannot be compared', ['sid=\u00c3\u00a9'], [stored({ value: 'é' })], true],
    ['deleted, and it is gone', ['sid=; Max-Age=0'], [], true],
    ['deleted, and it is there', ['sid=; Max-Age=0'], [stored()], false],
    ['refused, and it is not there', ['__Host-sid=1; Secure; Path=/x'], [], true],
    ['refused, and it is there', ['__Host-sid=1; Secure; Path=/x'], [stored({ name: '__Host-sid', path: '/x' })], false],
    ['of a line that expired meanwhile', ['sid=1; Max-Age=1'], [], null],
  ] as const)('%s', (_, lines, cookies, expected) => {
    expect(confirmed([answer(...lines), check(cookies)])).toEqual([expected]);
  });

  it('tells only of the last line about a cookie', () => {
    expect(confirmed([answer('sid=1', 'sid=2'), check([stored({ value: '2' })])])).toEqual([null, true]);
  });

  it('says nothing where a script has written since', () => {
    const change = {
      kind: 'cookie-change',
      position: 1,
      time: flowStart + 900,
      cause: 'explicit',
      removed: false,
      cookie: stored({ value: '9' }),
    } as const;
    expect(confirmed([answer('sid=1; Path=/'), change, check([stored({ value: '9' })])])).toEqual([null]);
  });

  it.each([
    ['of another site', { site: 'other.example' }],
    ['of other names', { names: ['theme'] }],
    ['asked when the response had just come', { time: flowStart + 100 }],
  ])('is not decided by a check %s', (_, change) => {
    expect(confirmed([answer('sid=1; Path=/'), check([], change)])).toEqual([null]);
  });

  it('is decided once, and a later check is about later lines', () => {
    const later = { ...answer('sid=2; Path=/'), id: 1, time: flowStart + 5000 };
    expect(confirmed([answer('sid=1; Path=/'), check([stored()]), later, check([], { time: flowStart + 9000 })])).toEqual([true, false]);
  });
});
