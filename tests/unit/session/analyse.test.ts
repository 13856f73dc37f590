import { describe, expect, it, vi } from 'vitest';
import type { CookieChange, StoreCookie } from '../../../utils/http/exchange.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { letters } from '../../../utils/session/ledger.ts';
import type { Analysis, CookieFacts } from '../../../utils/session/types.ts';
import { type Asked, exchange, flow, flowStart } from '../../tools/flow.ts';

function analysed(...asked: readonly Partial<Asked>[]): Analysis {
  const analysis = createAnalysis({ browser: 'chromium' });
  asked.forEach((one, id) => {
    analyse(analysis, exchange({ url: 'https://shop.example/', id, time: flowStart + id * 1000, ...one }));
  });
  return analysis;
}

function only(analysis: Analysis, name = 'a'): CookieFacts {
  const [found, ...more] = [...analysis.cookies.values()].filter((cookie) => cookie.name === name);
  if (!found || more.length > 0) throw new Error(`not one cookie ${name}`);
  return found;
}

const steps = ({ steps: all }: CookieFacts) => all.map(({ what, alias, exchange: id }) => `${what} ${alias ?? '-'} ${id ?? '-'}`);

function change(position: number, removed: boolean, cookie: Partial<StoreCookie> = {}, cause: CookieChange['cause'] = 'explicit'): CookieChange {
  const whole: StoreCookie = {
    name: 'a',
    value: 'written',
    domain: 'shop.example',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
    sameSite: 'default',
    expires: null,
    partitionKey: null,
    ...cookie,
  };
  return { kind: 'cookie-change', position, time: flowStart + position * 1000 + 500, cause, removed, cookie: whole };
}

describe('what a capture says of a cookie', () => {
  it('keeps each step with the letter of the value after it', () => {
    const analysis = analysed(
      { set: ['a=1; Path=/'] },
      { cookie: 'a=1', set: ['a=2; Path=/'] },
      { cookie: 'a=2', set: ['a=2; Path=/'] },
      { cookie: 'a=2', set: ['a=; Path=/; Max-Age=0'] },
    );
    expect(steps(only(analysis))).toEqual(['set A 0', 'replaced B 1', 'renewed B 2', 'deleted - 3']);
    expect(only(analysis)).toMatchObject({ current: null, distinctValues: 2, timesSet: 4, timesSent: 3, origin: 'response', attributesKnown: true });
  });

  it('gives the same value the same letter again', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1', set: ['a=2'] }, { cookie: 'a=2', set: ['a=1'] });
    expect(steps(only(analysis))).toEqual(['set A 0', 'replaced B 1', 'replaced A 2']);
  });

  it('takes in a cookie that a request shows and no response set', () => {
    const analysis = analysed({ cookie: 'a=1; b=2' });
    expect(only(analysis)).toMatchObject({ origin: 'before', attributesKnown: false, value: '1', alias: 'A' });
    expect(steps(only(analysis, 'b'))).toEqual(['seen A 0']);
    expect(analysis.jar.all().map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('takes a cookie that appears between two requests for a script’s', () => {
    const analysis = analysed({}, { cookie: 'a=1' });
    expect(only(analysis)).toMatchObject({ origin: 'script' });
    expect(steps(only(analysis))).toEqual(['script A 1']);
  });

  it('follows the header when a script wrote another value', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=9' });
    expect(steps(only(analysis))).toEqual(['set A 0', 'script B 1']);
    expect(only(analysis).current?.value).toBe('9');
  });

  it('follows the header when a script removed the cookie, and knows its attributes when it comes back', () => {
    const analysis = analysed({ set: ['a=1; Secure; Path=/', 'b=2'] }, { cookie: 'b=2' }, { cookie: 'a=1; b=2' });
    expect(steps(only(analysis))).toEqual(['set A 0', 'script - 1', 'seen A 2']);
    expect(only(analysis)).toMatchObject({ attributesKnown: true, current: { secure: true } });
  });

  it('does not take a request that set out before the answer for a change', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1', set: ['a=2'] }, { cookie: 'a=1', time: flowStart + 1005 }, { cookie: 'a=2' });
    expect(steps(only(analysis))).toEqual(['set A 0', 'replaced B 1']);
    expect(analysis.exchanges[2]?.sent).toEqual([expect.objectContaining({ name: 'a', alias: 'A' })]);
  });

  it('tells two cookies of one name by their values', () => {
    const analysis = analysed(
      { set: ['a=wide; Domain=shop.example; Path=/', 'a=deep; Path=/x'] },
      { url: 'https://shop.example/x/y', cookie: 'a=deep; a=wide' },
    );
    expect(analysis.exchanges[1]?.sent.map(({ value, key }) => [value, analysis.cookies.get(key ?? '')?.path])).toEqual([
      ['deep', '/x'],
      ['wide', '/'],
    ]);
  });

  it('keeps refused and malformed lines, each with its verdict', () => {
    const analysis = analysed({ set: ['a=1; SameSite=None', 'b=\u0001', '__Host-c=1; Path=/x; Secure'] });
    const [none, control, host] = analysis.exchanges[0]?.setCookies ?? [];
    expect(none?.verdict.outcome).toBe('refused');
    expect(control?.parsed.kind).toBe('malformed');
    expect(control?.key).toBeNull();
    expect(host?.verdict.outcome).toBe('refused');
    expect(steps(only(analysis))).toEqual(['refused A 0']);
    expect(only(analysis).current).toBeNull();
  });

  it('notes whether a later request shows that the browser agreed', () => {
    const analysis = analysed({ set: ['a=1', 'b=2'] }, { cookie: 'a=1' });
    expect(analysis.exchanges[0]?.setCookies.map(({ confirmed }) => confirmed)).toEqual([true, false]);
  });

  it('predicts what goes and names what stays behind, beside what went', () => {
    const analysis = analysed({ set: ['a=1; Path=/', 'b=2; Path=/deep'] }, { url: 'https://shop.example/x', cookie: 'a=1' });
    expect(analysis.exchanges[1]?.predicted).toEqual(['a']);
    expect(analysis.exchanges[1]?.withheld.map(({ cookie }) => cookie.name)).toEqual(['b']);
  });

  it('judges every line of a response that sets more than a thousand', () => {
    const analysis = analysed({ set: Array.from({ length: 1500 }, (_, index) => `c${index}=1; Path=/`) });
    expect(analysis.exchanges[0]?.setCookies).toHaveLength(1500);
    expect(analysis.cookies.size).toBe(1500);
  });

  it('asks the jar once for a request, however many cookies of unknown attributes it carries', () => {
    const analysis = createAnalysis({ browser: 'chromium' });
    const send = vi.spyOn(analysis.jar, 'send');
    const cookie = Array.from({ length: 50 }, (_, index) => `c${index}=1`).join('; ');
    analyse(analysis, exchange({ url: 'https://shop.example/', id: 0, time: flowStart, cookie }));
    expect(send).toHaveBeenCalledTimes(1);
    expect(analysis.cookies.size).toBe(50);
  });

  it('learns that a cookie of unknown attributes has SameSite=None from where it goes', () => {
    const fromOtherSite: Partial<Asked> = {
      url: 'https://ads.test/p',
      type: 'image',
      cookie: 'a=1',
      initiator: { topLevelUrl: 'https://shop.example/', url: 'https://shop.example' },
    };
    const analysis = analysed({}, fromOtherSite, fromOtherSite);
    expect(analysis.exchanges[2]?.predicted).toEqual(['a']);
    expect(only(analysis).attributesKnown).toBe(false);
    // The page itself carries it too, and nothing is learned from that.
    const own = analysed({ cookie: 'a=1' }, { cookie: 'a=1' });
    expect(only(own).current?.sameSite).toBe('default');
  });

  it('expects no cookie of a request that the cache or a service worker answered, and takes none for lost', () => {
    const analysis = createAnalysis({ browser: 'firefox' });
    const served = (id: number, servedFrom: 'network' | 'cache' | 'service-worker', more: Partial<Asked> = {}) =>
      analyse(analysis, { ...exchange({ url: 'https://shop.example/', id, time: flowStart + id * 1000, ...more }), servedFrom });
    served(0, 'network', { set: ['a=1'] });
    served(1, 'cache');
    served(2, 'service-worker', { cookie: 'a=1' });
    served(3, 'network', { cookie: 'a=1' });
    expect(analysis.exchanges.map(({ predicted, sent }) => `${predicted} ${sent.length}`)).toEqual([' 0', ' 0', ' 0', 'a 1']);
    expect(steps(only(analysis))).toEqual(['set A 0']);
    expect(only(analysis).timesSent).toBe(1);
  });

  it('marks cookies of another site than the page', () => {
    const analysis = analysed(
      {},
      { url: 'https://ads.test/p', type: 'image', set: ['a=1; SameSite=None; Secure'], initiator: { topLevelUrl: 'https://shop.example/' } },
    );
    expect(only(analysis).thirdParty).toBe(true);
  });

  it('keeps the start and the end of a long story', () => {
    const analysis = createAnalysis({ browser: 'chromium' });
    for (let id = 0; id < 1000; id += 1) analyse(analysis, exchange({ url: 'https://shop.example/', id, time: flowStart + id, set: [`a=${id}`] }));
    const { steps: kept, stepsDropped, distinctValues } = only(analysis);
    expect(kept.length + stepsDropped).toBe(1000);
    expect(kept).toHaveLength(200);
    expect(kept[0]?.alias).toBe('A');
    expect(kept.at(-1)?.alias).toBe(letters(999));
    expect(distinctValues).toBe(1000);
  });

  it('forgets what the browser dropped to make room for others', () => {
    const many = Array.from({ length: 180 }, (_, n) => `c${n}=${n}; Path=/`);
    const analysis = analysed({ set: ['a=1; Path=/'] }, { set: many }, {});
    const live = [...analysis.cookies.values()].filter(({ current }) => current !== null);
    expect(live.map(({ name }) => name).toSorted()).toEqual(
      analysis.jar
        .all()
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(live.length).toBeLessThanOrEqual(180);
    expect(steps(only(analysis))).toEqual(['set A 0', 'expired - 1']);
    expect(only(analysis).steps.at(-1)?.cause).toBe('evicted');
    const told = conclude(analysis, flowStart + 5000).cookies.find(({ facts }) => facts.name === 'a');
    expect(told?.expiry.browser).toMatchObject({ kind: 'ended', at: flowStart + 1000, message: { en: expect.stringContaining('to make room') } });
  });

  it('takes a dropped cookie in again when a request shows that it was kept', () => {
    const many = Array.from({ length: 180 }, (_, n) => `c${n}=${n}; Path=/`);
    const analysis = analysed({ set: ['a=1; Path=/'] }, { set: many }, { cookie: 'a=1' });
    expect(only(analysis).current?.value).toBe('1');
  });

  it('leaves cookies named like members of every object inert', () => {
    const analysis = analysed({ set: ['__proto__=1', 'constructor=2', 'toString=3'] }, { cookie: '__proto__=1; constructor=2; toString=3' });
    expect(
      conclude(analysis, flowStart)
        .cookies.map(({ facts }) => facts.name)
        .sort(),
    ).toEqual(['__proto__', 'constructor', 'toString']);
  });
});

describe('what the browser’s store tells', () => {
  it('a script wrote a cookie', () => {
    const analysis = analysed({});
    analyse(analysis, change(1, false));
    analyse(analysis, exchange({ url: 'https://shop.example/', id: 1, time: flowStart + 2000, cookie: 'a=written' }));
    expect(steps(only(analysis))).toEqual(['script A -']);
    expect(only(analysis)).toMatchObject({ origin: 'script', attributesKnown: true, timesSent: 1 });
  });

  it.each<[CookieChange['cause'], string]>([
    ['explicit', 'script - -'],
    ['expired', 'expired - -'],
    ['evicted', 'expired - -'],
  ])('a cookie went: %s', (cause, last) => {
    const analysis = analysed({ set: ['a=1; Path=/'] });
    analyse(analysis, change(1, true, { value: '1' }, cause));
    expect(steps(only(analysis))).toEqual(['set A 0', last]);
    expect(only(analysis).current).toBeNull();
    expect(analysis.jar.all()).toEqual([]);
  });

  it('an overwriting is one step, not two', () => {
    const analysis = analysed({ set: ['a=1; Path=/'] });
    analyse(analysis, change(1, true, { value: '1' }, 'overwrite'));
    analyse(analysis, change(1, false, { value: '2' }));
    expect(steps(only(analysis))).toEqual(['set A 0', 'script B -']);
  });
});

describe('a request that repeats the line of the one before', () => {
  it('is counted like every other', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1' }, { cookie: 'a=1' }, { cookie: 'a=1', status: null });
    expect(only(analysis)).toMatchObject({ timesSent: 3, lastSent: { exchange: 3, time: flowStart + 3000 } });
    expect(analysis.exchanges[3]).toMatchObject({ predicted: ['a'], sent: [{ name: 'a', value: '1', key: only(analysis).key, alias: 'A' }] });
  });

  it('keeps no copy of what the line says', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1' }, { cookie: 'a=1', set: ['a=1'] }, { cookie: 'a=1' });
    const [, first, second, third] = analysis.exchanges;
    expect([second?.sent, third?.sent].every((sent) => sent === first?.sent)).toBe(true);
  });

  it('is read anew after an answer changed the cookie: a script wrote the old value back', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1' }, { cookie: 'a=1', set: ['a=2'] }, { cookie: 'a=1' });
    expect(steps(only(analysis))).toEqual(['set A 0', 'replaced B 2', 'script A 3']);
  });

  it('is read anew after an answer deleted the cookie: it came back', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1' }, { cookie: 'a=1', set: ['a=; Max-Age=0'] }, { cookie: 'a=1' });
    expect(steps(only(analysis))).toEqual(['set A 0', 'deleted - 2', 'seen A 3']);
  });

  it('is read anew where another cookie is expected too: that one is gone', () => {
    const analysis = analysed({ set: ['a=1'] }, { cookie: 'a=1' }, { cookie: 'a=1', set: ['b=2'] }, { cookie: 'a=1' });
    expect(steps(only(analysis, 'b'))).toEqual(['set A 2', 'script - 3']);
  });
});

describe('letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [27, 'AB'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%d is %s', (number, text) => {
    expect(letters(number)).toBe(text);
  });
});

describe('the builder of flows', () => {
  it('keeps and returns cookies as a browser does', () => {
    const browser = flow();
    browser.visit('/', { set: ['a=1; Path=/', 'b=2; Domain=other.example', 'c=3; Max-Age=5; Path=/'] });
    expect(browser.visit('/x').cookieHeader).toBe('a=1; c=3');
    browser.wait(10_000);
    expect(browser.visit('/x', { set: ['a=; Path=/; Max-Age=0'] }).cookieHeader).toBe('a=1');
    expect(browser.visit('/x').cookieHeader).toBeNull();
  });
});

describe('the letters of cookies that share a name', () => {
  const letterAt = (analysis: Analysis, exchange: number) => analysis.exchanges[exchange]?.setCookies[0]?.alias;

  it('are different for different values, or two ids would look like one', () => {
    const analysis = analysed({ set: ['a=first; Path=/'] }, { set: ['a=second; Path=/login'] }, { set: ['a=third; Path=/'] });
    expect([0, 1, 2].map((id) => letterAt(analysis, id))).toEqual(['A', 'B', 'C']);
  });

  it('are the same for the same value', () => {
    const analysis = analysed(
      { set: ['a=one; Path=/'] },
      { set: ['a=two; Path=/login'] },
      { set: ['a=one; Path=/login'] },
      { set: ['a=two; Path=/'] },
    );
    expect([0, 1, 2, 3].map((id) => letterAt(analysis, id))).toEqual(['A', 'B', 'A', 'B']);
    expect([...analysis.cookies.values()].map(({ distinctValues }) => distinctValues)).toEqual([2, 2]);
  });

  it('keep those that were given before the second of them came', () => {
    const analysis = analysed({ set: ['a=one; Path=/'] }, { set: ['a=two; Path=/'] }, { set: ['a=one; Path=/login'] }, { set: ['a=three; Path=/'] });
    expect([0, 1, 2, 3].map((id) => letterAt(analysis, id))).toEqual(['A', 'B', 'A', 'C']);
  });
});
