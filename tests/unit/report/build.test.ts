import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport, jsonPieces, toHtml, toMarkdown, toSarif, toText } from '../../../utils/report/index.ts';
import { analysed, audited, concluded, exchange, loginTraffic, reportOn } from './world.ts';

describe('buildReport', () => {
  it('has the shape of contract 3', () => {
    const report = reportOn(loginTraffic());
    expect(report).toMatchObject({
      schema: 'sessionscope.report/1',
      source: { kind: 'har', name: 'login.har', browser: 'chromium' },
      exchanges: 3,
      events: [{ type: 'login', exchange: 1, cookies: ['sid'] }],
      sessions: [{ carrier: 'cookie', cookies: ['sid'], framework: 'Express', storage: 'server', affinity: null, confidence: 0.93 }],
      undecided: [{ rule: 'rule-unsure', why: 'Nothing was seen.' }],
    });
    expect(report.findings[0]).toEqual({
      rule: 'rule-of-high',
      title: 'Title of high',
      severity: 'high',
      cookie: 'sid',
      exchanges: [1],
      message: '`sid` lacks a thing.',
      line: { before: '', marked: 'sid', after: '=‹B›; Path=/' },
      why: 'Somebody may take it.',
      fix: 'Add the thing.',
      header: 'Set-Cookie: sid=…; Path=/; Secure',
      configuration: {
        framework: 'express-session',
        parts: [
          {
            file: 'app.js',
            language: 'js',
            code: 'app.use(session({ thing: true }));',
            docs: 'https://expressjs.com/en/resources/middleware/session.html',
          },
        ],
      },
      references: [{ label: 'CWE-614', url: 'https://cwe.mitre.org/data/definitions/614.html' }],
      dismissed: null,
    });
  });

  it('masks lines by alias, so that a rotation stays visible', () => {
    expect(reportOn(loginTraffic()).setCookies.map(({ exchange: id, line, name, outcome }) => [id, line, name, outcome])).toEqual([
      [0, 'sid=‹A›; Path=/; HttpOnly', 'sid', 'stored'],
      [0, 'lang=‹A›; Path=/', 'lang', 'stored'],
      [0, 'track=‹A›; SameSite=None', 'track', 'refused'],
      [1, 'sid=‹B›; Path=/', 'sid', 'replaced'],
    ]);
  });

  it('shows lines and values as they are when revealed', () => {
    const report = reportOn(loginTraffic(), { reveal: true });
    expect(report.setCookies[0]?.line).toBe('sid=anon-4f1c9a72d8e3b650; Path=/; HttpOnly');
    expect(report.cookies.find(({ name }) => name === 'sid')?.value).toBe('auth-9d27c0b1f45e8a36');
  });

  it('says in words why a cookie was refused', () => {
    const refused = reportOn(loginTraffic()).setCookies.find(({ outcome }) => outcome === 'refused');
    expect(refused?.reasons[0]).toMatchObject({ code: 'same-site-none-insecure', step: expect.any(String) });
    expect(refused?.reasons[0]?.message).toMatch(/Secure/);
  });

  it('says what was recorded, what was predicted', () => {
    expect(reportOn(loginTraffic()).requests[2]).toMatchObject({
      exchange: 2,
      method: 'GET',
      url: 'https://shop.test/account',
      status: 200,
      recorded: ['sid', 'lang'],
      // The login gave `sid` a new value, and Chromium sends a cookie by the age of its value.
      predicted: ['lang', 'sid'],
    });
  });

  it('masks secret fields of a decoded value, and whole values that a field repeats', () => {
    const fields = reportOn(loginTraffic()).cookies.find(({ name }) => name === 'sid')?.format?.fields;
    expect(fields).toEqual([
      { name: 'id', value: '‹…›' },
      { name: 'whole', value: '‹B›' },
      { name: 'node', value: 'node12345' },
    ]);
  });

  it('numbers exchanges as the entries of the file, and orders by them', () => {
    const analysis = analysed(loginTraffic());
    const report = buildReport({
      analysis,
      conclusions: concluded(analysis),
      audit: audited(analysis),
      source: { kind: 'har', name: 'x.har', browser: 'rfc' },
      reveal: false,
      locale: 'ko',
      entries: [7, 2, 5],
      notes: [{ en: 'A note.', ko: '알림입니다.' }],
    });
    expect(report.requests.map(({ exchange: id }) => id)).toEqual([2, 5, 7]);
    expect(report.setCookies.map(({ exchange: id }) => id)).toEqual([2, 7, 7, 7]);
    expect(report.events[0]?.exchange).toBe(2);
    expect(report.findings[0]?.exchanges).toEqual([2]);
    expect(report.sessions[0]?.expiry.server.exchanges).toEqual([5]);
    expect([report.language, report.notes]).toEqual(['ko', ['알림입니다.']]);
    expect(report.sessions[0]?.summary).toContain('한국어');
  });

  it('is the same after a journey as JSON', () => {
    const report = reportOn(loginTraffic());
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('is the same JSON in pieces, none of which holds a long list whole', () => {
    const traffic = Array.from({ length: 600 }, (_, id) => exchange({ id, setCookieLines: [`c${id}=1`] }));
    for (const report of [reportOn(traffic), reportOn([])]) {
      const pieces = [...jsonPieces(report)];
      expect(pieces.join('')).toBe(JSON.stringify(report));
      expect(pieces.filter((piece) => piece.includes('"name":"c0"') && piece.includes('"name":"c599"'))).toEqual([]);
    }
  });

  it('shows a malformed line, its secrets taken out', () => {
    const report = reportOn([exchange({ setCookieLines: ['sid=v4lue0123456\u0001x; Path=/; rest=v4lue0123456', '', 'v4lue0123456'] })]);
    expect(report.setCookies).toHaveLength(3);
    expect(report.setCookies[0]).toMatchObject({ name: 'sid', outcome: 'refused', line: 'sid=‹…›; Path=/; rest=‹…›' });
    expect(JSON.stringify(report)).not.toContain('v4lue0123456');
  });

  it('hides what a line holds of secrets behind its value, and a token in its path', () => {
    const secrets = ['q7Zk2Lw9Xr4T', 'w8Yh3Mv1Bn6P', 'e9Xg4Nu2Cm7Q', 'r1Wf5Pt3Dl8RsTuV'];
    const [cut, joined, attribute, path] = secrets;
    const lines = [`data={"a":1;"token":"${cut}"}`, `a=1; Path=/, sid=${joined}; Path=/`, `b=1; token=${attribute}`, `c=1; Path=/reset/${path}/`];
    const report = reportOn([exchange({ setCookieLines: lines })]);
    expect(report.setCookies.map(({ line }) => line)).toEqual([
      'data=‹A›;‹…›',
      'a=‹A›; Path=/, sid=‹…›; Path=/',
      'b=‹A›; token=‹…›',
      'c=‹A›; Path=/reset/…/',
    ]);
    const written = [JSON.stringify(report), toText([report], { color: false, locale: 'en' }), toMarkdown(report), toHtml(report), toSarif(report)];
    for (const text of written) for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('marks the fault of a line at its place, whatever is hidden before it', () => {
    const line = 'a=q7Zk2Lw9Xr4T; token=w8Yh3Mv1Bn6P; Path=/x; note=e9Xg4Nu2Cm7Q';
    const lineOf = (start: number, end: number) => {
      const analysis = analysed([exchange({ setCookieLines: [line] })]);
      const audit = audited(analysis);
      const findings = audit.findings.slice(0, 1).map((finding) => ({ ...finding, line: { exchange: 0, index: 0, start, end } }));
      const source = { kind: 'har', name: 'x.har', browser: 'chromium' } as const;
      return buildReport({ analysis, conclusions: concluded(analysis), audit: { ...audit, findings }, source, reveal: false, locale: 'en' })
        .findings[0]?.line;
    };
    const piece = (text: string) => lineOf(line.indexOf(text), line.indexOf(text) + text.length);
    expect(piece('Path=/x')).toEqual({ before: 'a=‹A›; token=‹…›; ', marked: 'Path=/x', after: '; note=‹…›' });
    expect(piece('Lw9')).toEqual({ before: 'a=', marked: '‹A›', after: '; token=‹…›; Path=/x; note=‹…›' });
    expect(piece('Mv1Bn6P; Path')).toEqual({ before: 'a=‹A›; token=', marked: '‹…›; Path', after: '=/x; note=‹…›' });
  });

  it('names the cookie of a finding about a line that belongs to none', () => {
    const cookieOf = (line: string) => {
      const analysis = analysed([exchange({ setCookieLines: ['sid=1', line] })]);
      const audit = audited(analysis);
      const findings = audit.findings.map((finding) => ({ ...finding, cookie: null, line: { exchange: 0, index: 1, start: 0, end: 1 } }));
      const source = { kind: 'har', name: 'x.har', browser: 'chromium' } as const;
      const input = { analysis, conclusions: concluded(analysis), audit: { ...audit, findings }, source, reveal: false, locale: 'en' } as const;
      return buildReport(input).findings[0]?.cookie;
    };
    expect(cookieOf(`basket=${'x'.repeat(5000)}`)).toBe('basket');
    expect(cookieOf('no name')).toBeNull();
    expect(cookieOf(`${'n'.repeat(1_000_000)}=1`)?.length).toBeLessThan(5000);
  });

  it('keeps names of every kind inert', () => {
    const report = reportOn([exchange({ setCookieLines: ['__proto__=x1; Path=/', 'constructor=x2; Path=/'] })]);
    expect(report.cookies.map(({ name }) => name).sort()).toEqual(['__proto__', 'constructor']);
  });
});

describe('a masked report', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_-]{12,60}$/).map((text) => `Z9${text}7q`),
    fc.uuid(),
    fc.stringMatching(/^s%3A[A-Za-z0-9]{20,32}\.[A-Za-z0-9]{20,43}$/),
    fc.stringMatching(/^eyJ[A-Za-z0-9]{16,30}\.eyJ[A-Za-z0-9]{16,30}\.[A-Za-z0-9_-]{20,43}$/),
    fc.stringMatching(/^[a-z]{3,8}\|[0-9]{10}\|[A-Za-z0-9]{20}$/),
  );

  it('holds no secret in any format, even where a sentence let one in', () => {
    fc.assert(
      fc.property(value, value, value, (sid, token, bearer) => {
        const traffic = [
          ...loginTraffic({ anonymous: sid, authenticated: `${sid}2` }),
          exchange({
            id: 3,
            time: Date.UTC(2026, 6, 3, 2),
            url: `https://u:${token}@shop.test/reset/${token}/now;jsessionid=${token}?token=${token}&x=1`,
            cookieHeader: `sid=${sid}2; lang=ko; ${token}; other="${token}"`,
            setCookieLines: [`${token}`, `bad=${token}\u0000; ${token}`, `a=${token}; ${token}; b=${token}`, `__proto__=${token}`],
            requestHeaders: [
              { name: 'authorization', value: `Bearer ${bearer}` },
              { name: 'referer', value: `https://shop.test/?t=${token}` },
            ],
            responseHeaders: [{ name: 'location', value: `/next?code=${token}` }],
          }),
        ];
        const aside = ` (by \`${sid}\`, after \`/reset/${token}\`, "${bearer}")`;
        const report = reportOn(traffic, { aside });
        const written = [
          JSON.stringify(report),
          toText([report], { color: true, locale: 'en' }),
          toMarkdown(report),
          toHtml(report),
          toSarif(report),
        ];
        for (const text of written) for (const secret of [sid, token, bearer]) expect(text).not.toContain(secret);
        expect(JSON.stringify(reportOn(traffic, { aside, reveal: true }))).toContain(sid);
      }),
      { numRuns: 60 },
    );
  });

  it('hides what is left of a token in a path that was cut off', () => {
    const report = reportOn(loginTraffic(), { aside: ' after `/reset/Ab3dEf6hIj9…`' });
    expect(report.sessions[0]?.summary).toContain('after `/reset/…`');
  });

  it('keeps words and names in its sentences, whatever a site puts into its cookies', () => {
    const traffic = [exchange({ setCookieLines: ['choice=accepted', 'sid=sid', 'copy=logged-in', 'page=shop.test'] })];
    expect(reportOn(traffic).sessions[0]?.summary).toBe('You are logged in. The session is `sid`.');
  });
});
