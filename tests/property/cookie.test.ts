import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chromiumDate } from '../../utils/cookie/chromium-date.ts';
import { firefoxDate } from '../../utils/cookie/firefox-date.ts';
import { cookieKey, createJar, explain, parseCookieDate, parseCookieHeader, parseSetCookie } from '../../utils/cookie/index.ts';
import { parseByTheLetter } from '../../utils/cookie/parse-set-cookie.ts';
import type { Browser, Context } from '../../utils/cookie/types.ts';
import { usualLine } from '../../utils/cookie/usual-line.ts';

const now = Date.UTC(2026, 10, 23, 12);
const browsers = fc.constantFrom<Browser>('rfc', 'chromium', 'firefox');
const octets = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 300 });
const word = fc.string({ unit: fc.constantFrom(...'abzAZ09_-."=;, \t/{}é'), maxLength: 12 });
const attribute = fc.oneof(
  fc.constantFrom(
    'Path=/',
    'Path=/a',
    'Path=/a/b',
    'Path',
    'Secure',
    'HttpOnly',
    'Partitioned',
    'SameSite=Lax',
    'SameSite=Strict',
    'SameSite=None',
    'Max-Age=0',
    'Max-Age=60',
    'Max-Age=-1',
    'Domain=shop.example',
    'Domain=www.shop.example',
    'Domain=example',
    'Domain=',
    'Expires=Wed, 09 Jun 2027 10:18:14 GMT',
    'Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'Priority=Low',
  ),
  word,
);
const name = fc.constantFrom('a', 'b', 'sid', '__Host-a', '__Secure-b', '__proto__', '');
const line = fc.oneof(
  octets,
  fc
    .tuple(name, word, fc.array(attribute, { maxLength: 6 }))
    .map(([key, value, attributes]) => [key === '' ? value : `${key}=${value}`, ...attributes].join('; ')),
);
/** What frameworks write. */
const usualAttributes = [
  'Path=/',
  'Domain=.shop.example',
  'Expires=Wed, 09-Jun-2027 10:18:14 GMT',
  'Max-Age=3600',
  'Secure',
  'HttpOnly',
  'SameSite=Strict',
  'Partitioned',
];
const url = fc.constantFrom(
  'https://www.shop.example/a/b',
  'https://shop.example/',
  'http://www.shop.example/a/',
  'https://m.shop.example/',
  'http://localhost/x',
  'http://127.0.0.1/',
  'https://github.io/',
  'wss://www.shop.example/live',
  'about:blank',
);
const context: fc.Arbitrary<Context> = fc.record(
  {
    topLevelUrl: url,
    initiatorUrl: fc.oneof(url, fc.constantFrom('null:', 'https://news.example/')),
    method: fc.constantFrom('GET', 'POST', 'get', ''),
    navigation: fc.constantFrom('top-level', 'nested', 'none'),
    frameAncestors: fc.array(url, { maxLength: 2 }),
    redirectedFrom: fc.array(url, { maxLength: 2 }),
    api: fc.constantFrom('http', 'script'),
    thirdPartyCookies: fc.constantFrom('allowed', 'blocked'),
    serverDate: fc.integer({ min: 0, max: 2 ** 45 }),
    missing: fc.subarray(['initiator', 'top-level page', 'frame ancestors'] as const),
  },
  { requiredKeys: [] },
);
const step = fc.record({ url, line, context, wait: fc.integer({ min: 0, max: 70_000 }), send: fc.boolean() });

/** Plays the steps to a jar, and answers what it said to each. */
function play(browser: Browser, steps: readonly { url: string; line: string; context: Context; wait: number; send: boolean }[]) {
  const jar = createJar({ browser });
  let time = now;
  const said = steps.map(({ send, wait, ...asked }) => {
    time += wait;
    return send
      ? { sent: jar.send({ url: asked.url, now: time, context: asked.context }), verdict: null }
      : { sent: null, verdict: jar.receive({ ...asked, now: time }) };
  });
  return { jar, said, time };
}

describe('any line', () => {
  it('is read without throwing, and every attribute is a piece of it', () => {
    fc.assert(
      fc.property(fc.oneof(line, fc.string({ maxLength: 200 })), (text) => {
        const result = parseSetCookie(text);
        expect(result.line).toBe(text);
        if (result.kind === 'malformed') return;
        for (const { start, end, name: written } of result.attributes) expect(text.slice(start, end).startsWith(written)).toBe(true);
        expect(text.slice(result.valueStart, result.valueEnd)).toBe(result.value);
        expect(result.attributes.filter(({ inForce, known }) => inForce && known === 'secure').length).toBe(result.secure ? 1 : 0);
        for (const kind of ['path', 'domain', 'expires', 'max-age'] as const) {
          const field = kind === 'max-age' ? 'maxAge' : kind;
          expect(result.attributes.some(({ inForce, known }) => inForce && known === kind)).toBe(result[field] !== null);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('in the usual form is read as by the letter, and so is one that is off by a character', () => {
    const usual = fc
      .tuple(fc.constantFrom('sid=abc', '__Host-a=1', 'a='), fc.shuffledSubarray([...usualAttributes]), fc.constantFrom('; ', ';'))
      .map(([pair, attributes, between]) => [pair, ...attributes].join(between));
    const slip = fc.oneof(
      fc.constantFrom('', ';', '=', ' ', '\t', 'A', '/', '-'),
      fc.integer({ max: 0x17f }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(usual, fc.boolean(), fc.nat(), fc.nat({ max: 2 }), slip, (text, shouts, place, gone, put) => {
        const whole = shouts ? text.toUpperCase() : text;
        expect(usualLine(whole) !== null || shouts).toBe(true);
        const at = place % (whole.length + 1);
        for (const written of [whole, whole.slice(0, at) + put + whole.slice(at + gone), `${whole}; ${whole.slice(at)}`]) {
          const read = usualLine(written);
          if (read === null) continue;
          const expected = parseByTheLetter(written);
          expect(read).toEqual(expected);
          if (expected.kind === 'set-cookie') expect([read.attributes, read.warnings]).toEqual([expected.attributes, expected.warnings]);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('is read alike when it is read again from its parts', () => {
    fc.assert(
      fc.property(line, (text) => {
        const first = parseSetCookie(text);
        if (first.kind === 'malformed') return;
        const pair = first.name === '' && !first.value.includes('=') ? first.value : `${first.name}=${first.value}`;
        const again = parseSetCookie([pair, ...first.attributes.map(({ start, end }) => text.slice(start, end))].join('; '));
        expect(again.kind).toBe('set-cookie');
        const { line: _, valueStart, valueEnd, ...facts } = first;
        expect(again).toMatchObject(facts);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes time in proportion to its length', () => {
    const hostile = [';', '=', 'a;', ';=', '; ', '\t', 'Secure;', 'Path=/;', 'Expires=1;', 'a=b', '{"', ', b=', '-', '1:', 'x ', 'Max-Age=1,'];
    for (const piece of hostile) {
      // A million steps for each character would be seen as a test that never ends.
      for (const text of [piece.repeat(200_000 / piece.length), `a=1; Domain=${piece.repeat(1000 / piece.length)}`]) {
        const result = parseSetCookie(text);
        if (result.kind === 'set-cookie') expect(result.attributes.length).toBeLessThanOrEqual(1000);
      }
      for (const read of [parseCookieDate, chromiumDate, firefoxDate]) read(piece.repeat(200_000 / piece.length));
    }
  });
});

describe('any text as a date', () => {
  it('is a whole number of seconds or nothing', () => {
    const part = fc.constantFrom('1', '31', 'Jan', 'feb', '2027', '99', '10:00:00', '9:5', 'GMT', '+01', '-', ' ', ',', '/', 'x', '60', '29', 'Mon');
    fc.assert(
      fc.property(
        fc.oneof(
          octets,
          fc.array(part, { maxLength: 9 }).map((parts) => parts.join(' ')),
        ),
        (text) => {
          for (const read of [parseCookieDate, chromiumDate, firefoxDate]) {
            const time = read(text);
            if (time !== null) expect(time % 1000 === 0 && Number.isFinite(time)).toBe(true);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('in the usual form is the date it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 }), (seconds) => {
        const text = new Date(seconds * 1000).toUTCString();
        for (const read of [parseCookieDate, chromiumDate, firefoxDate])
          for (const written of [text, text.replace(/(\d) (\w+) (\d)/, '$1-$2-$3')]) expect(read(written)).toBe(seconds * 1000);
      }),
      { numRuns: 500 },
    );
  });
});

describe('any traffic', () => {
  it('is judged without throwing, in words', () => {
    fc.assert(
      fc.property(browsers, fc.array(step, { maxLength: 20 }), (browser, steps) => {
        for (const { verdict, sent } of play(browser, steps).said) {
          const reasons = [...(verdict?.reasons ?? []), ...(verdict?.warnings ?? []), ...(sent?.withheld ?? []).flatMap((one) => one.reasons)];
          for (const reason of reasons) expect(explain(reason).ko).not.toBe('');
          expect(verdict === null || (verdict.outcome === 'refused') === verdict.reasons.length > 0).toBe(true);
          for (const { reasons: why } of sent?.withheld ?? []) expect(why.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('leaves cookies that are all different, in order, alive and within the rules', () => {
    fc.assert(
      fc.property(browsers, fc.array(step, { maxLength: 25 }), (browser, steps) => {
        const { jar } = play(browser, steps);
        const all = jar.all();
        expect(new Set(all.map(cookieKey)).size).toBe(all.length);
        for (const cookie of all) {
          expect(cookie.name === '' && cookie.value === '').toBe(false);
          if (cookie.sameSite === 'none') expect(cookie.secure).toBe(true);
          if (/^__(host|secure)-/i.test(cookie.name)) expect(cookie.secure).toBe(true);
          if (/^__host-/i.test(cookie.name)) expect([cookie.hostOnly, cookie.path]).toEqual([true, '/']);
          expect(cookie.domain).toBe(cookie.domain.toLowerCase());
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is sent longest path first, then oldest, and nothing is lost between sent and withheld', () => {
    fc.assert(
      fc.property(browsers, fc.array(step, { maxLength: 25 }), url, context, (browser, steps, asked, about) => {
        const { jar, time } = play(browser, steps);
        const before = new Set(jar.all().map(cookieKey));
        const { sent, withheld, header } = jar.send({ url: asked, now: time, context: about });
        for (const [index, cookie] of sent.entries()) {
          const next = sent[index + 1];
          if (!next) continue;
          expect(cookie.path.length).toBeGreaterThanOrEqual(next.path.length);
          if (cookie.path.length === next.path.length) expect(cookie.created).toBeLessThanOrEqual(next.created);
        }
        for (const cookie of [...sent, ...withheld.map((one) => one.cookie)]) expect(before.has(cookieKey(cookie))).toBe(true);
        expect(new Set(sent.map(cookieKey)).size + new Set(withheld.map(({ cookie }) => cookieKey(cookie))).size).toBe(sent.length + withheld.length);
        expect(header).toBe(sent.map(({ name: key, value }) => (key === '' ? value : `${key}=${value}`)).join('; '));
        if (sent.every(({ name: key, value }) => key !== '' && !value.includes(';'))) expect(parseCookieHeader(header)).toHaveLength(sent.length);
      }),
      { numRuns: 400 },
    );
  });

  it('said twice changes nothing but the times', () => {
    fc.assert(
      fc.property(browsers, url, line, context, (browser, asked, text, about) => {
        const jar = createJar({ browser });
        const first = jar.receive({ url: asked, line: text, now, context: about });
        const once = jar.all();
        const second = jar.receive({ url: asked, line: text, now, context: about });
        expect(jar.all()).toEqual(once);
        expect(second.outcome).toBe(first.outcome === 'stored' ? 'replaced' : first.outcome);
      }),
      { numRuns: 600 },
    );
  });

  it('a replacement keeps the time of creation, by the standard whatever its value', () => {
    fc.assert(
      fc.property(fc.constantFrom<Browser>('rfc', 'firefox'), word, word, fc.integer({ min: 1, max: 1e9 }), (browser, one, other, wait) => {
        const jar = createJar({ browser });
        jar.receive({ url: 'https://shop.example/', line: `a=${one.replaceAll(';', '')}`, now });
        const { cookie } = jar.receive({ url: 'https://shop.example/', line: `a=${other.replaceAll(';', '')}`, now: now + wait });
        expect(cookie).toMatchObject({ created: now, lastAccessed: now + wait });
      }),
      { numRuns: 200 },
    );
  });

  it('nothing in it reaches a prototype', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        play('chromium', [...steps, { url: 'https://shop.example/', line: '__proto__=1; __proto__=2', context: {}, wait: 0, send: false }]);
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});
