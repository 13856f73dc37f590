import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { situations } from '../../sites/situation-list.ts';
import { type BrowserName, type RecordedSituation, readRecording } from '../../tools/source-recording.ts';
import { type Replayed, replay, type Way } from './source-replay.ts';
import { type Known, known } from './sources-known.ts';

/**
 * What real browsers told of the situations in which their two sources differ, replayed to the background; what the server saw is what
 * must come out, each exchange once and in order. `sources-known.ts` has what cannot be had, and why.
 */

const names: readonly BrowserName[] = ['chromium', 'firefox'];
const ways: readonly Way['sources'][] = ['both', 'web-request', 'devtools'];

/** Asked by DevTools itself, for the developers of the page. */
const ofDevtools = '/.well-known/appspecific/com.chrome.devtools.json';

describe.each(names)('%s', (browser) => {
  const { situations: recorded } = readRecording(browser);

  it('was recorded in every situation', () => {
    const wanted = Object.entries(situations).filter(([, { only }]) => only === undefined || only === browser);
    expect(Object.keys(recorded).sort()).toEqual(wanted.map(([name]) => name).sort());
  });

  describe.each(Object.entries(recorded))('%s', (name, situation) => {
    it.each(ways)('by %s', async (sources) => {
      const { missing = [], besides = [] } = knownOf(browser, sources, name);
      const told = await replay(browser, situation, { sources });
      expect(compared(situation, told)).toEqual({ missing, besides });
      for (const { exchanges } of told) expect(exchanges.map(({ id }) => id)).toEqual(exchanges.map((_, place) => place));
    });

    it('by both, told the page that each tab shows', async () => {
      const told = await replay(browser, situation, { sources: 'both' });
      expect(told.map(({ url }) => url)).toEqual(situation.tabs.map(({ id }) => lastPage(situation, id)));
    });

    it('by both, in the order in which cookies came and went', async () => {
      // Two tabs have their cookies in common, and each its own record.
      if (situation.tabs.length > 1) return;
      for (const { exchanges } of await replay(browser, situation, { sources: 'both' })) expect(sentBeforeSet(exchanges)).toEqual([]);
    });

    // `webRequest` tells at once, DevTools when the body has ended.
    it('by both, however late', async () => {
      const { missing = [], besides = [] } = knownOf(browser, 'both', name);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1500 }), async (webRequestLate, devtoolsLate) => {
          const told = await replay(browser, situation, { sources: 'both', webRequestLate, devtoolsLate });
          const { missing: lost, besides: more } = compared(situation, told);
          expect([lost.toSorted(), more.toSorted()]).toEqual([missing.toSorted(), besides.toSorted()]);
        }),
        { numRuns: 5 },
      );
    });
  });
});

function knownOf(browser: BrowserName, sources: Way['sources'], name: string): Omit<Known, 'why'> {
  return known[browser][sources][name] ?? {};
}

/** In the words of `line`, in the order in which they were seen. What came from a cache or a worker no server saw. */
function compared(
  { server }: RecordedSituation,
  told: readonly Replayed[],
): { readonly missing: readonly string[]; readonly besides: readonly string[] } {
  const missing = server.filter(({ url }) => new URL(url).pathname !== ofDevtools).map((seen) => line(seen));
  const besides: string[] = [];
  for (const exchange of told.flatMap(({ exchanges }) => exchanges)) {
    if (exchange.servedFrom !== 'network') {
      expect(sentOrReceived(exchange), `${exchange.url} was not sent`).toBe(false);
      continue;
    }
    const text = line({ ...exchange, cookie: exchange.cookieHeader, setCookie: exchange.setCookieLines });
    const place = missing.indexOf(text);
    if (place < 0) besides.push(text);
    else missing.splice(place, 1);
  }
  return { missing, besides };
}

/** Cookies that an exchange sent and only a later one set. */
function sentBeforeSet(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.flatMap(({ setCookieLines }, place) =>
    setCookieLines.flatMap((set) => {
      const pair = set.split(';')[0] ?? '';
      const carries = ({ cookieHeader }: Exchange) => (cookieHeader ?? '').split('; ').includes(pair);
      const first = exchanges.findIndex((exchange) => exchange.setCookieLines.includes(set));
      return first === place && exchanges.slice(0, place).some(carries) ? [pair] : [];
    }),
  );
}

function sentOrReceived({ cookieHeader, setCookieLines, source }: Exchange): boolean {
  // `webRequest` tells of cached answers with the `Cookie` header that would have been sent.
  return source === 'devtools' && (cookieHeader !== null || setCookieLines.length > 0);
}

function line(seen: {
  readonly method: string;
  readonly url: string;
  readonly status: number | null;
  readonly cookie: string | null;
  readonly setCookie: readonly string[];
}): string {
  const { host, pathname } = new URL(seen.url);
  const cookie = seen.cookie === null ? '' : ` < ${seen.cookie}`;
  return `${seen.method} ${host}${pathname} ${seen.status ?? 'failed'}${cookie}${seen.setCookie.map((set) => ` > ${set}`).join('')}`;
}

function lastPage({ told }: RecordedSituation, tab: number): string | null {
  const last = told.findLast((one) => one.from === 'tabs' && one.tab === tab);
  return last?.from === 'tabs' ? last.url.replace(/#.*/, '') : null;
}
