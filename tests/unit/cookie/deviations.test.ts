import { describe, expect, it } from 'vitest';
import { type Deviation, deviations } from '../../../utils/cookie/deviations.ts';
import { createJar } from '../../../utils/cookie/index.ts';
import { profiles } from '../../../utils/cookie/profiles.ts';
import type { Browser, Context } from '../../../utils/cookie/types.ts';
import { fate, header, now, receive, shop } from './lines.ts';

const root = 'https://www.shop.example/';
const news = 'https://news.example/';
const inNews: Context = { navigation: 'none', topLevelUrl: news, initiatorUrl: news };
const life = (line: string, browser: Browser, context: Context = {}) => {
  const { outcome, cookie } = receive(line, { browser, context });
  const expires = cookie?.expires;
  return outcome === 'deleted' ? 'deleted' : expires === undefined || expires === null ? 'session' : (expires - now - 1000) / 1000;
};
/** Fills a jar with `count` cookies of one site, the first the least recently used. */
const filled = (browser: Browser, count: number, attributes: (index: number) => string) => {
  const jar = createJar({ browser });
  for (let index = 0; index < count; index++) jar.receive({ url: root, line: `c${index}=1; ${attributes(index)}`, now: now + index });
  return jar;
};

/** What to ask so that the deviation shows: the standard answers the first, the browsers that have it the second. */
const shows: Readonly<Record<Deviation, { readonly ask: (browser: Browser) => unknown; readonly standard: unknown; readonly browser: unknown }>> = {
  'tab-refused': {
    ask: (browser) => ['a\tb=1', 'a=1\t2', 'a=1; Foo=\tx\ty', 'a=1;\tPath=/\t; Foo'].map((line) => fate(line, { browser })),
    standard: ['stored', 'stored', 'stored', 'stored'],
    browser: ['disallowed-character', 'disallowed-character', 'disallowed-character', 'stored'],
  },
  'tab-in-path-refused': {
    ask: (browser) => fate('a=1; Path=/a\tb', { browser }),
    standard: 'stored',
    browser: 'disallowed-character',
  },
  'nameless-with-equals-refused': {
    ask: (browser) => ['=a=b', '=a'].map((line) => fate(line, { browser })),
    standard: ['stored', 'stored'],
    browser: ['nameless-refused', 'stored'],
  },
  'nameless-refused': {
    ask: (browser) => ['=a', '=a=b'].map((line) => fate(line, { browser })),
    standard: ['stored', 'stored'],
    browser: ['nameless-refused', 'nameless-refused'],
  },
  'lone-word-is-name': {
    ask: (browser) => header(['word; Path=/'], { url: root }, { browser }),
    standard: 'word',
    browser: 'word=',
  },
  'value-made-utf8': {
    ask: (browser) =>
      header(
        ['a=\xff', 'b=\xc3\xa4', 'c=\xe2\x82!'].map((pair) => `${pair}; Path=/`),
        { url: root },
        { browser },
      ),
    standard: 'a=\xff; b=\xc3\xa4; c=\xe2\x82!',
    browser: 'a=\xef\xbf\xbd; b=\xc3\xa4; c=\xef\xbf\xbd!',
  },
  'dates-as-chromium': {
    ask: (browser) => life('a=1; Expires=24th Nov 2026 12:00:01', browser),
    standard: 86_400,
    browser: 'session',
  },
  'dates-as-firefox': {
    ask: (browser) => life('a=1; Expires=Tue, 24 Nov 2026 12:00:01 PST', browser),
    standard: 86_400,
    browser: 86_400 + 8 * 3600,
  },
  'max-age-with-plus': {
    ask: (browser) => [life('a=1; Max-Age=+60', browser), life(`a=1; Max-Age=${'9'.repeat(30)}x`, browser), life('a=1; Max-Age=60x', browser)],
    standard: ['session', 'session', 'session'],
    browser: [60, 400 * 86_400, 'session'],
  },
  'max-age-minus-expires': {
    ask: (browser) => [life('a=1; Max-Age=-', browser), life('a=1; Max-Age=-x', browser), life('a=1; Max-Age=-5', browser)],
    standard: ['session', 'session', 'deleted'],
    browser: ['deleted', 'deleted', 'deleted'],
  },
  'unreadable-expiry-counts': {
    ask: (browser) => [
      life('a=1; Max-Age=60; Max-Age=x', browser),
      life('a=1; Expires=Tue, 24 Nov 2026 12:00:01 GMT; Expires=x', browser),
      life(`a=1; Max-Age=60; Max-Age=${'1'.repeat(1025)}`, browser),
    ],
    standard: [60, 86_400, 60],
    browser: ['session', 'session', 60],
  },
  'server-clock-corrected': {
    ask: (browser) => life('a=1; Expires=Tue, 24 Nov 2026 12:00:01 GMT', browser, { serverDate: now + 1000 - 3_600_000 }),
    standard: 86_400,
    browser: 86_400 + 3600,
  },
  'ip-domain-is-host-only': {
    ask: (browser) => receive('a=1; Domain=127.0.0.1', { url: 'http://127.0.0.1/', browser }).cookie?.hostOnly,
    standard: false,
    browser: true,
  },
  'domain-read-as-idn': {
    ask: (browser) => {
      const octets = (text: string) => Buffer.from(text).toString('latin1');
      const url = 'https://www.bücher.example/';
      return [
        receive(octets('a=1; Domain=.BÜCHER.example'), { url, browser }).cookie?.domain,
        ...[octets('a=1; Domain=ä.example'), 'a=1; Domain=b\xfccher.example', octets('a=1; Domain=%62ücher.example')].map((line) =>
          fate(line, { url, browser }),
        ),
        fate(octets('a=1; Domain=１２７.0.0.1'), { url: 'http://127.0.0.1/', browser }),
      ];
    },
    standard: [undefined, 'domain-non-ascii', 'domain-non-ascii', 'domain-non-ascii', 'domain-non-ascii'],
    browser: ['xn--bcher-kva.example', 'domain-non-ascii', 'domain-non-ascii', 'domain-non-ascii', 'domain-non-ascii'],
  },
  'long-flags-count': {
    ask: (browser) => {
      const long = 'z'.repeat(1025);
      const { cookie } = receive(`a=1; Secure=${long}; HttpOnly=${long}; Partitioned=${long}; SameSite=Lax; SameSite=${long}; Path=/${long}`, {
        browser,
      });
      return [cookie?.secure, cookie?.httpOnly, cookie?.partitionKey !== null, cookie?.sameSite, cookie?.path];
    },
    standard: [false, false, false, 'lax', '/account'],
    browser: [true, true, true, 'default', '/account'],
  },
  'long-default-path-lost': {
    ask: (browser) => {
      const url = `${root}${'x'.repeat(1024)}/`;
      return ['a=1', 'a=1; Path=foo'].map((line) => header([line], { url }, { from: url, browser }));
    },
    standard: ['a=1', 'a=1'],
    browser: ['', ''],
  },
  'promises-need-secure-connection': {
    ask: (browser) => [
      fate('__Secure-a=1; Secure', { url: 'http://shop.example/', browser }),
      fate('a=1; Secure; Partitioned', { url: 'http://shop.example/', browser }),
      fate('__Secure-a=1; Secure', { url: 'http://localhost/', browser }),
    ],
    standard: ['secure-only', 'secure-only', 'stored'],
    browser: ['secure-only prefix', 'secure-only partitioned-insecure', 'stored'],
  },
  'host-prefix-without-path': {
    ask: (browser) => [fate('__Host-a=1; Secure', { url: `${root}login`, browser }), fate('__Host-a=1; Secure', { url: shop, browser })],
    standard: ['prefix', 'prefix'],
    browser: ['stored', 'prefix'],
  },
  'host-prefix-by-the-letter': {
    ask: (browser) => {
      const line = '__Host-a=1; Secure; Path=/';
      const to = (url: string) => (text: string) => fate(text, { url, browser });
      return [
        ...[`${line}; Path=x`, '__Host-a=1; Secure; Path=', line, `${line}; Domain=`, `${line}; Domain=other.example`].map(to(root)),
        to('https://github.io/')(`${line}; Domain=github.io`),
        to('https://127.0.0.1/')(`${line}; Domain=.127.0.0.1`),
      ];
    },
    standard: ['stored', 'stored', 'stored', 'stored', 'domain-mismatch', 'stored', 'prefix'],
    browser: ['prefix', 'prefix', 'stored', 'stored', 'domain-mismatch prefix', 'prefix', 'prefix'],
  },
  'default-is-none': {
    ask: (browser) => [
      fate('a=1', { browser, context: inNews }),
      header(['a=1; Path=/'], { url: root, context: { initiatorUrl: news, method: 'POST' }, later: 3_600_000 }, { browser }),
    ],
    standard: ['same-site-default', ''],
    browser: ['stored', 'a=1'],
  },
  'schemes-same-site': {
    ask: (browser) => header(['a=1; Path=/; SameSite=Strict'], { url: root, context: { initiatorUrl: 'http://shop.example/' } }, { browser }),
    standard: '',
    browser: 'a=1',
  },
  'redirects-count': {
    ask: (browser) => [
      header(['a=1; Path=/; SameSite=Strict'], { url: root, context: { initiatorUrl: root, redirectedFrom: [news] } }, { browser }),
      fate('a=1; SameSite=Lax', { browser, context: { navigation: 'nested', topLevelUrl: root, initiatorUrl: root, redirectedFrom: [news] } }),
    ],
    standard: ['a=1', 'stored'],
    browser: ['', 'stored'],
  },
  'foreign-cookies-partitioned': {
    ask: (browser) => {
      const line = 'a=1; Path=/; SameSite=None; Secure';
      const { cookie } = receive(line, { browser, context: inNews });
      return [
        cookie?.partitionKey,
        header([line], { url: root, context: inNews }, { browser }),
        header([line], { url: root, context: inNews }, { browser, context: inNews }),
      ];
    },
    standard: [null, 'a=1', 'a=1'],
    browser: ['https://news.example', '', 'a=1'],
  },
  'third-party-blocked-partitioned': {
    ask: (browser) => {
      const line = 'a=1; Path=/; SameSite=None; Secure; Partitioned';
      const blocked = { ...inNews, thirdPartyCookies: 'blocked' } as const;
      return [fate(line, { browser, context: blocked }), header([line], { url: root, context: blocked }, { browser, context: inNews })];
    },
    standard: ['stored', 'a=1'],
    browser: ['third-party-blocked', ''],
  },
  'lax-allowing-unsafe': {
    ask: (browser) => {
      const context = { initiatorUrl: news, method: 'POST' } as const;
      const lines = ['a=1; Path=/', 'b=1; Path=/; SameSite=Lax'];
      return [
        header(lines, { url: root, context, later: 120_000 }, { browser }),
        header(lines, { url: root, context, later: 120_001 }, { browser }),
        header(lines, { url: root, context: { ...inNews, method: 'POST' } }, { browser }),
      ];
    },
    standard: ['', '', ''],
    browser: ['a=1', '', ''],
  },
  'new-value-new-age': {
    ask: (browser) => [
      header(['a=1; Path=/', 'b=1; Path=/', 'a=2; Path=/'], { url: root }, { browser }),
      header(['a=1; Path=/', 'b=1; Path=/', 'a=1; Path=/; Max-Age=60'], { url: root }, { browser }),
    ],
    standard: ['a=2; b=1', 'a=1; b=1'],
    browser: ['b=1; a=2', 'a=1; b=1'],
  },
  'eviction-by-priority': {
    ask: (browser) => {
      const jar = filled(browser, 181, (index) => (index < 60 ? 'Priority=High' : 'Priority=Low'));
      const kept = new Set(jar.all().map(({ name }) => name));
      // The first are the least recently used; only their priority saves them.
      return [kept.has('c0'), kept.has('c60')];
    },
    standard: [false, false],
    browser: [true, false],
  },
  'overlay-of-hosts-alone': {
    ask: (browser) =>
      ['a=2', 'a=2; Domain=shop.example'].map((line) => {
        const jar = createJar({ browser });
        jar.receive({ url: root, line: 'a=1; Secure', now });
        return jar.receive({ url: 'http://shop.example/', line, now }).outcome;
      }),
    standard: ['refused', 'refused'],
    browser: ['stored', 'refused'],
  },
  'no-room-for-insecure': {
    ask: (browser) => {
      const jar = filled(browser, profiles[browser].limits.perDomain, () => 'Secure');
      return jar.receive({ url: root, line: 'late=1', now: now + 1000 }).outcome;
    },
    standard: 'stored',
    browser: 'refused',
  },
};

describe.each(Object.entries(deviations))('%s', (name, { of }) => {
  const { ask, standard, browser } = shows[name as Deviation];
  it('is not the standard’s', () => {
    expect(ask('rfc')).toEqual(standard);
    expect(standard).not.toEqual(browser);
  });

  it.each(of)('is what %s does', (one) => {
    expect(ask(one)).toEqual(browser);
  });
});
