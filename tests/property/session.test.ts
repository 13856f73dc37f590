import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, conclude, createAnalysis, decode } from '../../utils/session/index.ts';
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
