import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, conclude, createAnalysis, decode } from '../../utils/session/index.ts';
import { placeOf } from '../../utils/session/place.ts';
import { exchange, flowStart } from '../tools/flow.ts';

const octets = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 200 });
const name = fc.oneof(fc.constantFrom('sid', 'connect.sid', '__proto__', 'constructor', 'JSESSIONID', '_ga', '__Host-x', ''), octets);
const line = fc.oneof(
  octets,
  fc
    .tuple(
      name,
      octets,
      fc.subarray(['Path=/', 'Secure', 'HttpOnly', 'SameSite=None', 'Max-Age=0', 'Max-Age=60', 'Domain=example.com', 'Partitioned']),
    )
    .map(([key, value, attributes]) => [`${key}=${value}`, ...attributes].join('; ')),
);
const url = fc.constantFrom(
  'https://a.example.com/',
  'https://a.example.com/login?next=%2F',
  'http://a.example.com/logout',
  'http://localhost:3000/x;jsessionid=5AC1E2B8F0D94E7785B1C4D3A2960F11',
  'https://b.test/%E0%A4%A',
  'chrome-extension://abc/page',
  'about:blank',
  'data:text/plain,x',
);
const asked = fc.record({
  url,
  method: fc.constantFrom('GET', 'POST', 'DELETE', 'weird'),
  status: fc.constantFrom(null, 0, 200, 204, 302, 401, 500),
  type: fc.constantFrom('document' as const, 'fetch' as const, 'image' as const, 'iframe' as const),
  cookie: fc.oneof(fc.constant(null), octets),
  set: fc.array(line, { maxLength: 4 }),
  location: fc.constantFrom('/login', '/', 'https://b.test/', 'http://[', ''),
});

describe('any traffic', () => {
  it('is taken in without throwing, and every line of it is kept', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 15 }), (all) => {
        const analysis = createAnalysis({ browser: 'chromium' });
        all.forEach((one, id) => {
          const made = { ...exchange({ ...one, url: 'https://a.example.com/', id, time: flowStart + id * 100 }), url: one.url };
          analyse(analysis, made);
        });
        const conclusions = conclude(analysis, analysis.lastTime);
        expect(analysis.exchanges.map(({ setCookies }) => setCookies.length)).toEqual(all.map(({ set }) => set.length));
        expect(conclusions.cookies.length).toBe(analysis.cookies.size);
        for (const { confidence } of conclusions.cookies) expect(confidence >= 0 && confidence <= 1).toBe(true);
        const ids = analysis.events.map(({ exchange: id }) => id);
        expect(ids).toEqual([...ids].sort((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  });

  it('is concluded alike, whether looked at on the way or only at the end', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 12 }), (all) => {
        const watched = createAnalysis({ browser: 'chromium' });
        const alone = createAnalysis({ browser: 'chromium' });
        all.forEach((one, id) => {
          const made = { ...exchange({ ...one, url: 'https://a.example.com/', id, time: flowStart + id * 100 }), url: one.url };
          analyse(watched, made);
          conclude(watched, made.time);
          analyse(alone, made);
        });
        expect(conclude(watched, flowStart)).toEqual(conclude(alone, flowStart));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line of cookies', () => {
  const pair = fc.tuple(fc.constantFrom('sid', 'lang', '_ga', '__Host-x', ''), fc.constantFrom('1', '2', '8f14e45fceea167a5a36dedd4bea2543'));
  const written = fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => pairs.map(([key, value]) => `${key}=${value}`));
  const set = fc
    .tuple(pair, fc.subarray(['Path=/', 'Path=/deep', 'Secure', 'HttpOnly', 'SameSite=Strict', 'Max-Age=0', 'Max-Age=1', 'Domain=example.com']))
    .map(([[key, value], attributes]) => [`${key}=${value}`, ...attributes].join('; '));
  const request = fc.record({
    url: fc.constantFrom('https://a.example.com/', 'https://b.example.com/deep/x', 'http://a.example.com/'),
    type: fc.constantFrom('document' as const, 'fetch' as const),
    /** null: the same line once more. */
    pairs: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: written }),
    set: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(set, { maxLength: 2 }) }),
    pause: fc.constantFrom(1, 50, 2000),
  });

  it('that repeats the one before says the same as if it were written in another way', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (all) => {
        const [repeated, respaced] = [0, 1].map((blanks) => {
          const analysis = createAnalysis({ browser: 'chromium' });
          let pairs: readonly string[] = ['sid=1'];
          let time = flowStart;
          all.forEach((one, id) => {
            pairs = one.pairs ?? pairs;
            time += one.pause;
            analyse(analysis, exchange({ ...one, id, time, cookie: pairs.join('; ') + ';'.padEnd(1 + blanks * id) }));
          });
          return {
            requests: analysis.exchanges.map(({ sent, predicted, withheld, uncertain, setCookies }) => ({
              sent,
              predicted,
              withheld,
              uncertain,
              setCookies,
            })),
            cookies: [...analysis.cookies],
            conclusions: conclude(analysis, time),
          };
        });
        expect(repeated).toEqual(respaced);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an address', () => {
  const part = fc.constantFrom(
    'a',
    'B',
    'é',
    '.',
    '..',
    '/',
    '//',
    '/.',
    '%2e',
    '%',
    '?',
    '#',
    ':',
    ':80',
    ':99999',
    '@',
    'xn--',
    '-',
    '_',
    '0',
    '1.2',
    '\\',
    ' ',
    '\t',
    '"',
    "'",
    '<',
    '^',
    '|',
    '{',
    '[',
    ']',
    ';',
    '=',
    '&',
    '~',
  );

  it('is read as the URL standard does, however it is written', () => {
    const start = fc.constantFrom('https://shop.example', 'http://localhost', 'https://', 'ws://shop.example', '');
    fc.assert(
      fc.property(start, fc.array(part, { maxLength: 8 }), (origin, parts) => {
        const address = origin + parts.join('');
        const { host, path, query } = placeOf(address);
        expect({ host, path, query }).toEqual(standard(address));
      }),
      { numRuns: 2000 },
    );
  });
});

function standard(address: string) {
  try {
    const { hostname, pathname, search } = new URL(address);
    return { host: hostname, path: pathname, query: search };
  } catch {
    return { host: '', path: '', query: '' };
  }
}

describe('decode', () => {
  it('never throws and stays within bounds', () => {
    fc.assert(
      fc.property(
        name,
        fc.oneof(
          octets,
          fc.base64String({ maxLength: 300 }),
          fc.json().map((text) => btoa(encodeURIComponent(text))),
        ),
        (key, value) => {
          const decoded = decode(key, value);
          expect(decoded === null || decoded.fields.length <= 45).toBe(true);
        },
      ),
    );
  });

  it('shows no long part of a value in a field that is not secret', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9]{24,40}$/);
    const forms = fc.oneof(
      id.map((text) => `s:${text}.${text}${text}`.slice(0, 90)),
      id.map((text) => `${text}!-1582936047!NONE`),
      fc.tuple(id, id).map(([sub, signature]) => `${btoa('{"alg":"HS256"}')}.${btoa(JSON.stringify({ sub }))}.${signature}`.replaceAll('=', '')),
      fc.uuid().map((text) => btoa(text)),
    );
    fc.assert(
      fc.property(forms, (value) => {
        for (const field of decode('connect.sid', value)?.fields ?? []) {
          if (!field.secret && field.value.length >= 12) expect(value).not.toContain(field.value);
        }
      }),
    );
  });
});
