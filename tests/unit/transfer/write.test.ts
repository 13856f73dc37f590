import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { harEntryToExchange, toCurl, writeHar } from '../../../utils/transfer/index.ts';
import { captureOf, fixture } from './fixtures.ts';

const base: Exchange = {
  kind: 'exchange',
  id: 0,
  time: Date.UTC(2026, 6, 3),
  duration: 5,
  method: 'GET',
  url: 'https://a.test/',
  status: 200,
  error: null,
  resourceType: 'document',
  cookieHeader: null,
  setCookieLines: [],
  requestHeaders: [],
  responseHeaders: [],
  initiator: { topLevelUrl: null, url: null, frame: null, redirectedFrom: [] },
  connection: { id: null, protocol: null, serverAddress: null },
  servedFrom: 'network',
  source: 'har',
};

const secretArb = fc.stringMatching(/^[a-zA-Z0-9]{16,40}$/).map((text) => `S3cr3t${text}`);

describe('writeHar', () => {
  it.each(['chromium-login.har', 'firefox-login.har', 'playwright.har'])('gives back what it was given when revealed: %s', (name) => {
    const { exchanges } = captureOf(fixture(name));
    const again = captureOf(writeHar(exchanges, { reveal: true })).exchanges;
    const facts = (list: readonly Exchange[]) =>
      list.map(({ id, time, method, url, status, cookieHeader, setCookieLines, resourceType, servedFrom, initiator, connection }) => ({
        ...{ id, time, method, url, status, cookieHeader, setCookieLines, resourceType, servedFrom, connection },
        redirectedFrom: initiator.redirectedFrom,
      }));
    expect(facts(again)).toEqual(facts(exchanges));
  });

  it('gives the same value the same stand-in and another value another', () => {
    const { exchanges } = captureOf(fixture('chromium-login.har'));
    const again = captureOf(writeHar(exchanges, { reveal: false })).exchanges;
    expect(again[0]?.setCookieLines).toEqual(['connect.sid=masked-A; Path=/; HttpOnly; SameSite=Lax', 'lang=masked-A; Path=/; Max-Age=31536000']);
    expect(again[5]?.cookieHeader).toBe('connect.sid=masked-A; lang=masked-A');
    expect(again[6]?.cookieHeader).toBe('connect.sid=masked-B; lang=masked-A');
    expect(again[8]?.setCookieLines).toEqual(['connect.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT']);
  });

  it('holds no secret when masked, wherever it stood', () => {
    fc.assert(
      fc.property(secretArb, (secret) => {
        const exchange: Exchange = {
          ...base,
          url: `https://user:${secret}@a.test/reset/${secret}/x;jsessionid=${secret}?token=${secret}&${secret}#f`.replace('#f', ''),
          cookieHeader: `sid=${secret}; ${secret}; a="${secret}"`,
          setCookieLines: [`sid=${secret}; Path=/; odd=${secret}; ${secret}`, secret, `a=1; Path=/reset/${secret}/, b=${secret}; Path=/`],
          requestHeaders: [
            { name: 'authorization', value: `Bearer ${secret}` },
            { name: 'referer', value: `https://a.test/?sid=${secret}` },
            { name: 'x-csrf-token', value: secret },
          ],
          responseHeaders: [{ name: 'location', value: `/next;sid=${secret}?code=${secret}` }],
          initiator: { ...base.initiator, url: `https://a.test/?sid=${secret}`, redirectedFrom: [`https://a.test/?sid=${secret}`] },
        };
        expect(writeHar([exchange], { reveal: false })).not.toContain(secret);
        expect(toCurl(exchange, { reveal: false })).not.toContain(secret);
        expect(writeHar([exchange], { reveal: true })).toContain(secret);
      }),
    );
  });
});

describe('toCurl', () => {
  it('says the request as a command', () => {
    const exchange: Exchange = {
      ...base,
      method: 'POST',
      cookieHeader: 'sid=abc',
      requestHeaders: [
        { name: 'origin', value: 'https://a.test' },
        { name: 'sec-fetch-mode', value: 'navigate' },
      ],
    };
    expect(toCurl(exchange, { reveal: true })).toBe(
      "curl --globoff 'https://a.test/' \\\n  -X 'POST' \\\n  -H 'origin: https://a.test' \\\n  -H 'cookie: sid=abc'",
    );
    expect(toCurl(exchange, { reveal: false })).toContain("'cookie: sid=masked-A'");
  });

  it('shows of the cookies those that were revealed, and no other', () => {
    const exchange: Exchange = { ...base, cookieHeader: 'sid=abc; theme=dark; other=abc', requestHeaders: [] };
    expect(toCurl(exchange, { reveal: false, revealed: new Set(['sid=abc']) })).toContain("'cookie: sid=abc; theme=masked-A; other=masked-A'");
  });

  it('leaves nothing for the shell to read in what came from the network', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = `x=${text.replace(/[\u0000-\u001f\u007f]/g, '')}'; $(echo pwned) \`id\` \\ "`;
        const command = toCurl({ ...base, cookieHeader: value }, { reveal: true }).replace(/^curl/, 'printf "%s\\n"');
        const printed = execFileSync('/bin/sh', ['-c', command], { encoding: 'utf8' });
        expect(printed).toContain(`cookie: ${value}\n`);
      }),
      { numRuns: 20 },
    );
  });
});

describe('harEntryToExchange', () => {
  it('reads a live entry on its own', () => {
    const entry: unknown = JSON.parse(fixture('chromium-login.har')).log.entries[5];
    expect(harEntryToExchange(entry)).toMatchObject({
      method: 'POST',
      url: 'https://shop.test/login',
      status: 302,
      resourceType: 'document',
      initiator: { url: 'https://shop.test', frame: 'top', topLevelUrl: null, redirectedFrom: [] },
      connection: { id: '71', protocol: 'h2' },
    });
  });

  it('keeps only the headers that something reads', () => {
    const entry: unknown = JSON.parse(fixture('chromium-login.har')).log.entries[0];
    expect(harEntryToExchange(entry)?.requestHeaders.map(({ name }) => name)).toEqual([
      'sec-fetch-dest',
      'sec-fetch-mode',
      'sec-fetch-site',
      'sec-fetch-user',
    ]);
  });

  it.each([
    ['a data address', { startedDateTime: '2026-07-03T00:00:00Z', request: { url: 'data:,x' } }],
    ['an extension page', { startedDateTime: '2026-07-03T00:00:00Z', request: { url: 'chrome-extension://abc/x' } }],
    ['no time', { request: { url: 'https://a.test/' } }],
    ['nothing', null],
  ])('refuses %s', (_, entry) => {
    expect(harEntryToExchange(entry)).toBeNull();
  });
});
