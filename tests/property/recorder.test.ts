import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHearing } from '../../entrypoints/background/hearing.ts';
import { createRecorder, type Joined, type Part } from '../../entrypoints/background/recorder.ts';
import type { Heard } from '../../entrypoints/background/traffic.ts';
import { createMemoryArea } from '../unit/background/samples.ts';

type Step = {
  readonly end: 'answer' | 'redirect' | 'challenge';
  readonly cookie: string | null;
  readonly lines: readonly string[];
  /** Said by an event of its own, after the response. */
  readonly cached: boolean;
};

const step: fc.Arbitrary<Step> = fc.record({
  end: fc.constantFrom('answer', 'redirect', 'challenge'),
  cookie: fc.option(fc.constantFrom('sid=1', 'sid=2; theme=dark', '__proto__=x')),
  lines: fc.array(fc.constantFrom('sid=1; Path=/', '__Host-a=b; Secure; Path=/', '=', 'x'.repeat(5000)), { maxLength: 3 }),
  cached: fc.boolean(),
});

/** One request's life: hops that go on, and a last one that is answered or fails. */
const stream = fc.record({ hops: fc.array(step, { minLength: 1, maxLength: 4 }), fails: fc.boolean() });
type Stream = typeof stream extends fc.Arbitrary<infer T> ? T : never;

function partsOf({ hops, fails }: Stream, requestId: string): readonly Part[] {
  return hops.flatMap(({ end, cookie, lines }, index): readonly Part[] => {
    const last = index === hops.length - 1;
    const common = {
      requestId,
      tabId: 1,
      method: 'GET',
      url: `https://shop.example/${requestId}/${index}`,
      resourceType: 'fetch',
      frame: 'top',
    } as const;
    const request: Part = { kind: 'request', ...common, time: index, topLevelUrl: null, initiatorUrl: null, cookieHeader: cookie, headers: [] };
    if (last && fails) return [request, { kind: 'failure', requestId, time: index + 1, error: 'net::ERR_FAILED' }];
    const how = last ? 'answer' : end === 'answer' ? 'redirect' : end;
    const response: Part = {
      kind: 'response',
      ...common,
      time: index + 1,
      status: how === 'answer' ? 200 : how === 'redirect' ? 302 : 401,
      setCookieLines: lines,
      headers: how === 'redirect' ? [{ name: 'location', value: '/next' }] : [],
      protocol: null,
      serverAddress: null,
      servedFrom: 'network',
    };
    return [request, response];
  });
}

function record(parts: Iterable<Part>): readonly Joined[] {
  const recorder = createRecorder();
  return [...parts].flatMap((part) => recorder.take(part) ?? []);
}

/** `order` chooses again and again which of the streams goes on. */
function interleave<Event>(streams: readonly (readonly Event[])[], order: readonly number[]): readonly Event[] {
  const left = streams.map((parts) => [...parts]);
  const mixed: Event[] = [];
  for (let turn = 0; left.some((parts) => parts.length > 0); turn += 1) {
    const open = left.filter((parts) => parts.length > 0);
    const next = open[(order[turn % order.length] ?? 0) % open.length]?.shift();
    if (next !== undefined) mixed.push(next);
  }
  return mixed;
}

const byUrl = (a: Joined, b: Joined) => (a.exchange.url < b.exchange.url ? -1 : 1);

describe('the recorder', () => {
  it('gives the same exchanges for any interleaving of requests', () => {
    fc.assert(
      fc.property(
        fc.array(stream, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 40 }),
        (streams, order) => {
          const parts = streams.map((one, index) => partsOf(one, `r${index}`));
          const together = record(interleave(parts, order));
          const alone = parts.flatMap(record);
          expect([...together].sort(byUrl)).toEqual([...alone].sort(byUrl));
        },
      ),
    );
  });

  it('makes one exchange of each hop, with its own cookies', () => {
    fc.assert(
      fc.property(stream, (one) => {
        const exchanges = record(partsOf(one, 'r')).map(({ exchange }) => exchange);
        expect(exchanges.map(({ cookieHeader }) => cookieHeader)).toEqual(one.hops.map(({ cookie }) => cookie));
        expect(exchanges.map(({ setCookieLines }) => setCookieLines)).toEqual(
          one.hops.map(({ lines }, index) => (one.fails && index === one.hops.length - 1 ? [] : lines)),
        );
      }),
    );
  });

  it('names the earlier hops of a redirect, and none for a repeated challenge', () => {
    const line = (how: 'redirect' | 'challenge'): Step => ({ end: how, cookie: null, lines: [], cached: false });
    const parts = partsOf({ hops: [line('redirect'), line('challenge'), line('redirect'), line('redirect')], fails: false }, 'r');
    expect(record(parts).map(({ exchange }) => exchange.initiator.redirectedFrom)).toEqual([
      [],
      ['https://shop.example/r/0'],
      ['https://shop.example/r/0'],
      ['https://shop.example/r/0', 'https://shop.example/r/2'],
    ]);
  });

  it('records a response whose request an earlier worker heard', () => {
    const parts = partsOf({ hops: [{ end: 'answer', cookie: null, lines: ['sid=1'], cached: false }], fails: false }, 'r').filter(
      ({ kind }) => kind === 'response',
    );
    expect(record(parts).map(({ exchange }) => exchange.setCookieLines)).toEqual([['sid=1']]);
  });

  it('says nothing of a body that was cut off after its headers', () => {
    const parts = partsOf({ hops: [{ end: 'answer', cookie: null, lines: [], cached: false }], fails: false }, 'r');
    expect(record([...parts, { kind: 'failure', requestId: 'r', time: 9, error: 'net::ERR_ABORTED' }])).toHaveLength(1);
  });
});

/** The same life of a request as the browser tells it; `start` and the number of the event make its time. */
function eventsOf({ hops, fails }: Stream, requestId: string, start: number): readonly Heard[] {
  return partsOf({ hops, fails }, requestId).flatMap((part, index): readonly Heard[] => {
    const details = {
      requestId,
      tabId: 1,
      frameId: 0,
      type: 'xmlhttprequest',
      method: 'GET',
      timeStamp: start + index,
      initiator: 'https://shop.example',
    };
    if (part.kind === 'failure') return [{ kind: 'failure', details: { ...details, error: part.error } } as unknown as Heard];
    const url = { url: part.url };
    if (part.kind === 'request') {
      const requestHeaders = part.cookieHeader === null ? [] : [{ name: 'Cookie', value: part.cookieHeader }];
      return [{ kind: 'request', details: { ...details, ...url, requestHeaders } } as unknown as Heard];
    }
    const lines = part.setCookieLines.map((value) => ({ name: 'Set-Cookie', value }));
    const location = part.headers.map(({ name, value }) => ({ name, value }));
    const response = {
      kind: 'response',
      details: { ...details, ...url, statusCode: part.status, responseHeaders: [...lines, ...location] },
    } as unknown as Heard;
    const { cached } = hops[(index - 1) / 2] ?? { cached: false };
    return cached ? [response, { kind: 'cached', details: { requestId, timeStamp: start + index + 0.01 } }] : [response];
  });
}

/** By then every request has waited long enough to be noted. */
const longAfter = 1_000_000;

/** Tells `events` to workers that die, idle, after the numbers of events in `deaths`; what the last of them noted is all that the next one knows. */
async function hearWith(events: readonly Heard[], deaths: readonly number[]): Promise<readonly Joined[]> {
  const area = createMemoryArea();
  const recorded: Joined[] = [];
  let planned: (() => void)[] = [];
  const tabs = {
    get: async () => null,
    pageBehind: () => 'https://shop.example/',
    takeWebRequest: async (joined: Joined) => {
      recorded.push(joined);
    },
  };
  const born = () => createHearing({ browser: 'chromium', tabs, area, now: () => longAfter, later: (callback) => planned.push(callback) });
  const settle = async (worker: ReturnType<typeof born>) => {
    await worker.settled();
    for (const callback of planned.splice(0)) callback();
    await worker.settled();
    await new Promise((resolve) => setImmediate(resolve));
  };
  let worker = born();
  for (const [index, event] of events.entries()) {
    worker.hear(event);
    if (!deaths.includes(index)) continue;
    await settle(worker);
    planned = [];
    worker = born();
  }
  await settle(worker);
  return recorded;
}

describe('what was heard', () => {
  const streams = fc.array(fc.record({ one: stream, start: fc.nat({ max: 50 }) }), { minLength: 1, maxLength: 5 });
  const order = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 40 });
  const orders = fc.record({ streams, order });

  const told = ({ streams: all, order: chosen }: { streams: { one: Stream; start: number }[]; order: number[] }) =>
    interleave(
      all.map(({ one, start }, index) => eventsOf(one, `r${index}`, start * 10 + index / 10)),
      chosen,
    );

  it('gives the same capture for any interleaving of the streams, in order of time', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (given) => {
        const events = told(given);
        const inTime = [...events].sort((a, b) => a.details.timeStamp - b.details.timeStamp);
        expect(await hearWith(events, [])).toEqual(await hearWith(inTime, []));
      }),
    );
  });

  it('knows which responses were in the cache', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (given) => {
        const exchanges = (await hearWith(told(given), [])).map(({ exchange }) => exchange);
        const cached = given.streams.flatMap(({ one: { hops, fails } }, index) =>
          hops.flatMap((hop, at) => (hop.cached && !(fails && at === hops.length - 1) ? [`https://shop.example/r${index}/${at}`] : [])),
        );
        expect(exchanges.flatMap(({ servedFrom, url }) => (servedFrom === 'cache' ? [url] : [])).toSorted()).toEqual(cached.toSorted());
      }),
    );
  });

  it('is the same capture when workers die idle in between: requests wait for their answers in the note', async () => {
    await fc.assert(
      fc.asyncProperty(orders, fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), async (given, deaths) => {
        // A worker that dies between a response and the cache's word loses the word.
        const inTime = told(given)
          .filter(({ kind }) => kind !== 'cached')
          .toSorted((a, b) => a.details.timeStamp - b.details.timeStamp);
        expect(await hearWith(inTime, deaths)).toEqual(await hearWith(inTime, []));
      }),
    );
  });
});
