import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHar } from '../../../utils/transfer/index.ts';
import { captureOf, faultOf, fixture } from './fixtures.ts';

function har(entries: readonly unknown[], more: object = {}): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test' }, ...more, entries } });
}

function get(url: string, more: Record<string, unknown> = {}, request: object = {}, response: object = {}) {
  return {
    startedDateTime: '2026-07-03T10:00:00.000Z',
    time: 10,
    request: { method: 'GET', url, headers: [], ...request },
    response: { status: 200, headers: [], ...response },
    ...more,
  };
}

function first(text: string) {
  const [exchange] = captureOf(text).exchanges;
  if (exchange === undefined) throw new Error('expected an exchange');
  return exchange;
}

describe('files of the tools', () => {
  it.each([
    ['chromium-login.har', 'chromium', 'WebInspector 537.36', 10],
    ['firefox-login.har', 'firefox', 'Firefox 140.0', 4],
    ['playwright.har', 'chromium', 'Playwright 1.55.0 (chromium 141.0)', 4],
    ['charles.har', 'chromium', 'Charles Proxy 4.6.6', 3],
    ['mitmproxy.har', 'chromium', 'mitmproxy 11.0', 2],
    ['safari.har', 'rfc', 'WebKit Web Inspector 1.0', 1],
  ])('reads %s as traffic of %s, written by %s', (name, browser, creator, count) => {
    const capture = captureOf(fixture(name));
    expect([capture.browser, capture.creator, capture.exchanges.length]).toEqual([browser, creator, count]);
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(captureOf(`\ufeff${fixture('playwright.har')}`).exchanges).toHaveLength(4);
  });

  it('splits the `Set-Cookie` lines that Firefox joins with a line feed', () => {
    expect(captureOf(fixture('firefox-login.har')).exchanges[0]?.setCookieLines.map((line) => line.split('=')[0])).toEqual(['connect.sid', 'lang']);
  });

  it('keeps an empty `Set-Cookie` line: it was sent', () => {
    const headers = [
      { name: 'Set-Cookie', value: '' },
      { name: 'Set-Cookie', value: 'a=1' },
    ];
    expect(first(har([get('https://a.test/', {}, {}, { headers })])).setCookieLines).toEqual(['', 'a=1']);
  });

  it('splits the `Set-Cookie` lines that Safari joins with commas, not at the comma of a date', () => {
    const [sid, lang] = captureOf(fixture('safari.har')).exchanges[0]?.setCookieLines ?? [];
    expect(sid).toMatch(/; Expires=Wed, 09 Jun 2027 10:18:14 GMT; HttpOnly$/);
    expect(lang).toBe('lang=ko; Path=/; Max-Age=31536000');
  });

  it('does not split at commas in files of other tools', () => {
    const line = 'a=1,b=2; Path=/';
    expect(first(har([get('https://a.test/', {}, {}, { headers: [{ name: 'Set-Cookie', value: line }] })])).setCookieLines).toEqual([line]);
  });

  it('does not take the port of the server, which Firefox writes, for a connection', () => {
    expect(captureOf(fixture('firefox-login.har')).exchanges.map(({ connection }) => connection.id)).toEqual([null, null, null, null]);
    expect(captureOf(fixture('chromium-login.har')).exchanges[0]?.connection).toEqual({ id: '71', protocol: 'h2', serverAddress: '192.0.2.10' });
  });
});

describe('order and identity', () => {
  it('puts entries in order of time and says which entry each came from', () => {
    const { exchanges, entries } = captureOf(fixture('charles.har'));
    expect(exchanges.map(({ id, method, status }) => [id, method, status])).toEqual([
      [0, 'POST', 401],
      [1, 'POST', 302],
      [2, 'GET', 200],
    ]);
    expect(entries).toEqual([2, 1, 0]);
  });

  it('keeps entries of the same moment as they stand in the file', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }), (seconds) => {
        const { exchanges, entries } = captureOf(
          har(seconds.map((second, n) => get(`https://a.test/${n}`, { startedDateTime: `2026-07-03T10:00:0${second}.000Z` }))),
        );
        const expected = seconds.map((second, n) => ({ second, n })).sort((a, b) => a.second - b.second || a.n - b.n);
        expect(entries).toEqual(expected.map(({ n }) => n));
        expect(exchanges.map(({ id }) => id)).toEqual(seconds.map((_, n) => n));
      }),
    );
  });
});

describe('what neighbours tell', () => {
  it('links the hops of a redirect', () => {
    const { exchanges } = captureOf(fixture('chromium-login.har'));
    expect(exchanges.map(({ initiator }) => initiator.redirectedFrom)).toEqual([
      [],
      [],
      [],
      [],
      [],
      [],
      ['https://shop.test/login'],
      [],
      [],
      ['https://shop.test/logout'],
    ]);
  });

  it('links a chain of hops, across an upgrade to https, first hop first', () => {
    const hop = (url: string, to: string, second: number) =>
      get(url, { startedDateTime: `2026-07-03T10:00:0${second}.000Z` }, {}, { status: 302, headers: [{ name: 'Location', value: to }] });
    const { exchanges } = captureOf(
      har([
        hop('https://a.test/1', '/2', 0),
        hop('https://a.test/2', 'http://b.test/3#top', 1),
        get('https://b.test/3', { startedDateTime: '2026-07-03T10:00:02.000Z' }),
      ]),
    );
    expect(exchanges[2]?.initiator.redirectedFrom).toEqual(['https://a.test/1', 'https://a.test/2']);
  });

  it('keeps the last hops of a chain that no browser would follow', () => {
    const hops = Array.from({ length: 80 }, (_, at) =>
      get(`https://a.test/${at}`, {}, {}, { status: 302, headers: [{ name: 'Location', value: `/${at + 1}` }] }),
    );
    const last = captureOf(har([...hops, get('https://a.test/80')])).exchanges.at(-1)?.initiator.redirectedFrom;
    expect([last?.length, last?.[0], last?.at(-1)]).toEqual([50, 'https://a.test/30', 'https://a.test/79']);
  });

  it('does not link a later visit to the address that a redirect once named', () => {
    const { exchanges } = captureOf(
      har([
        get('https://a.test/1', {}, {}, { status: 302, headers: [{ name: 'Location', value: '/2' }] }),
        get('https://a.test/2', { startedDateTime: '2026-07-03T10:01:00.000Z' }),
      ]),
    );
    expect(exchanges[1]?.initiator.redirectedFrom).toEqual([]);
  });

  it('knows the page of a sub-resource and gives a navigation none', () => {
    const { exchanges } = captureOf(fixture('chromium-login.har'));
    expect(exchanges[2]?.initiator).toEqual({ topLevelUrl: 'https://shop.test/', url: 'https://shop.test/', frame: null, redirectedFrom: [] });
    expect(exchanges[0]?.initiator).toEqual({ topLevelUrl: null, url: 'browser', frame: 'top', redirectedFrom: [] });
    expect(exchanges[7]?.initiator.topLevelUrl).toBe('https://shop.test/account');
  });

  it('takes the page from its title when the recording began after the page was there', () => {
    const capture = captureOf(
      har([get('https://a.test/api', { pageref: 'page_1', _resourceType: 'fetch' })], { pages: [{ id: 'page_1', title: 'https://a.test/app#x' }] }),
    );
    expect(capture.exchanges[0]?.initiator.topLevelUrl).toBe('https://a.test/app');
  });

  it('guesses no page where the file has none', () => {
    expect(captureOf(fixture('charles.har')).exchanges.map(({ initiator }) => initiator.topLevelUrl)).toEqual([null, null, null]);
  });

  it('calls a document that a page embeds nested', () => {
    const { exchanges } = captureOf(
      har([
        get('http://a.test/', { pageref: 'p', _resourceType: 'document', _initiator: { type: 'other' } }),
        get('http://b.test/', { pageref: 'p', _resourceType: 'document', _initiator: { type: 'parser', url: 'http://a.test/' } }),
      ]),
    );
    expect(exchanges[1]?.initiator).toEqual({ topLevelUrl: 'http://a.test/', url: 'http://a.test/', frame: 'nested', redirectedFrom: [] });
  });
});

describe('cookies', () => {
  it('says so when no entry holds a cookie', () => {
    const { notes } = captureOf(fixture('sanitized.har'));
    expect(notes.map(({ en }) => en).join()).toMatch(/sanitized.*export it again with sensitive data/);
    expect(notes.map(({ ko }) => ko).join()).toContain('다시 내보내');
  });

  it('has nothing to say about a good file', () => {
    expect(captureOf(fixture('chromium-login.har')).notes).toEqual([]);
  });

  it('rebuilds lines from cookies[] only when the headers lack them, and says so', () => {
    const { exchanges, notes } = captureOf(fixture('mitmproxy.har'));
    expect(exchanges[0]?.setCookieLines[0]).toMatch(/^connect\.sid=s%3A.*; Path=\/; Expires=Sat, 01 Aug 2026 00:00:00 GMT; HttpOnly; SameSite=Lax$/);
    expect(exchanges[0]?.cookieHeader).toMatch(/^connect\.sid=s%3A.*; lang=ko$/);
    expect(notes[0]?.en).toContain('rebuilt from the `cookies` lists');
  });

  it('joins `Cookie` lines that HTTP/2 split', () => {
    const headers = [
      { name: 'cookie', value: 'a=1' },
      { name: 'Cookie', value: 'b=2' },
    ];
    expect(first(har([get('https://a.test/', {}, { headers })])).cookieHeader).toBe('a=1; b=2');
  });

  it.each([
    ['the lines of a header in a list', [{ name: 'Cookie', value: ['a=1', 'b=2'] }], [{ name: 'Set-Cookie', value: ['c=3; Path=/', 'd=4'] }]],
    ['all headers in an object', { Cookie: 'a=1; b=2' }, { 'Set-Cookie': ['c=3; Path=/', 'd=4'], __proto__: null }],
  ])('reads %s', (_, sent, received) => {
    const { cookieHeader, setCookieLines } = first(har([get('https://a.test/', {}, { headers: sent }, { headers: received })]));
    expect([cookieHeader, setCookieLines]).toEqual(['a=1; b=2', ['c=3; Path=/', 'd=4']]);
  });

  it('keeps one character per octet', () => {
    const headers = [
      { name: 'Set-Cookie', value: 'kim=김' },
      { name: 'Set-Cookie', value: 'latin=\u00e9' },
    ];
    expect(first(har([get('https://a.test/', {}, {}, { headers })])).setCookieLines).toEqual(['kim=\u00ea\u00b9\u0080', 'latin=\u00e9']);
  });

  it('never cuts a line, a megabyte included', () => {
    const line = `big=${'x'.repeat(1_000_000)}`;
    expect(first(har([get('https://a.test/', {}, {}, { headers: [{ name: 'set-cookie', value: line }] })])).setCookieLines[0]?.length).toBe(
      line.length,
    );
  });
});

describe('odd entries', () => {
  it('keeps what can be kept and says what could not', () => {
    const { exchanges, entries, notes } = captureOf(fixture('hostile.har'));
    expect(entries).toEqual([0, 1, 4, 5]);
    expect(exchanges[0]?.cookieHeader).toContain('__proto__=');
    expect(exchanges[1]).toMatchObject({ url: 'https://odd.test/no-time', cookieHeader: 'a=1', method: 'GET', status: null });
    expect(exchanges[2]?.url).toBe('data:image/png;base64,');
    expect(exchanges[3]).toMatchObject({ status: null, error: 'net::ERR_CONNECTION_REFUSED' });
    expect(notes.map(({ en }) => en)).toEqual([
      'Entries without a readable `startedDateTime`: 1. They were left where they stand in the file.',
      'Left out, because they hold no request with an address: entries 2, 3 (2 in all).',
    ]);
  });

  it.each([
    ['disk cache', { _fromCache: 'disk' }, 'cache'],
    ['service worker', { response: { status: 200, _fetchedViaServiceWorker: true } }, 'service-worker'],
    ['service worker and its cache', { response: { status: 200, _fetchedViaServiceWorker: true }, _fromCache: 'disk' }, 'service-worker'],
    ['service worker, as Playwright says it', { _fetchedViaServiceWorker: true }, 'service-worker'],
    ['neither', {}, 'network'],
  ])('says where a response came from: %s', (_, more, servedFrom) => {
    expect(first(har([get('https://a.test/', more)])).servedFrom).toBe(servedFrom);
  });

  it('knows an answer of Firefox’s cache by what it lacks: octets of headers either way, and time', () => {
    const fromCache = (more: Record<string, unknown>, creator = 'Firefox') => {
      const entry = get('https://a.test/', more);
      const zeros = { ...entry, request: { ...entry.request, headersSize: 0 }, response: { ...entry.response, headersSize: 0 } };
      return first(har([zeros], { creator: { name: creator } })).servedFrom;
    };
    expect(fromCache({ time: 0 })).toBe('cache');
    expect(fromCache({ time: 3 })).toBe('network');
    // Others write 0 for what they do not know.
    expect(fromCache({ time: 0 }, 'Burp Suite')).toBe('network');
    expect(first(har([get('https://a.test/', { time: 0 })])).servedFrom).toBe('network');
  });

  it('takes a revalidation (304) for the network: the request and its cookies went out', () => {
    expect(first(har([get('https://a.test/', {}, {}, { status: 304 })])).servedFrom).toBe('network');
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ request: fc.record({ url: fc.webUrl(), headers: fc.jsonValue() }) }))), (entries) => {
        expect('error' in readHar(har(entries))).toBe(false);
      }),
    );
  });
});

describe('what is no HAR file', () => {
  it.each([
    ['not-json.har', '1:1', /looks like HTML/],
    ['truncated.har', '569:5', /cut off: it ends in the middle of entry 6, counted from 0 \(line 569, column 5\)/],
    ['broken.har', '6:27', /broken in entry 1, counted from 0 \(line 6, column 27\)/],
    ['storage-state.har', 'log.entries', /Playwright storage state/],
  ])('%s: the error names %s', (name, place, message) => {
    const fault = faultOf(fixture(name));
    expect(fault.place).toBe(place);
    expect(fault.message.en).toMatch(message);
  });

  it.each([
    ['', /empty/],
    ['  \n', /empty/],
    ['PK\u0003\u0004...', /ZIP/],
    ['# Netscape HTTP Cookie File\n', /cookies\.txt/],
    ['hello', /not JSON: it goes wrong at line 1, column 1/],
    ['{"log": {"entries": []}} x', /line 1, column 26/],
    ['[]', /a list, without `log\.entries`/],
    ['3', /single value/],
    ['{}', /no `log`/],
    ['{"log": {}}', /no `entries`/],
    ['{"log": {"entries": {}}}', /not a list/],
    ['[{"name":"a","value":"b","domain":"c"}]', /cookies without their traffic/],
  ])('%j', (text, message) => {
    expect(faultOf(text).message.en).toMatch(message);
  });

  it('never repeats what the file holds', () => {
    const secret = 'sid-0123456789abcdef';
    const { message } = faultOf(`{"log": {"entries": [{"request": {"cookie": "${secret}`);
    expect(JSON.stringify(message)).not.toContain(secret);
    expect(message.en).toContain('entry 0');
  });

  it('finds the end of every way to cut a file off, and the entry', () => {
    const whole = har([get('https://a.test/1'), get('https://a.test/2', { comment: 'a "quoted" \\u00e9 \\ \n line' })]);
    const second = whole.indexOf('https://a.test/2');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        const { message, place } = faultOf(whole.slice(0, length));
        expect(message.en).toContain('cut off');
        expect(place).toBe(`1:${length + 1}`);
        if (length > second && length < whole.length - 3) expect(message.en).toContain('entry 1');
      }),
    );
  });
});
