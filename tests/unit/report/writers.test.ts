import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHtml, toMarkdown, toText } from '../../../utils/report/index.ts';
import type { Report } from '../../../utils/report/report.ts';
import { exchange, loginTraffic, reportOn } from './world.ts';

const report = reportOn(loginTraffic());
const plain = { color: false, locale: 'en' } as const;
const hostile = '</style><script>alert(1)</script>"\'&|`*_[x](javascript:1)\u001b[31m\u202e';
const hostileReport: Report = {
  ...reportOn([exchange({ setCookieLines: ['<img/onerror>=v; Path=/', 'a|b=v; Path=/<b>', 'bad=<script>alert(1)</script>\u0001'] })], {
    name: hostile,
  }),
  notes: [hostile],
};

describe('what the browser refused', () => {
  it('is told once, however often the site tries', () => {
    const again = reportOn([0, 1, 2, 3].map((id) => exchange({ id, setCookieLines: id === 1 ? ['sid=1'] : [`track=${id}; SameSite=None`] })));
    for (const text of [toText([again], plain), toMarkdown(again), toHtml(again)]) {
      expect(text.match(/track=‹/g)).toHaveLength(1);
      expect(text.replaceAll('\\', '')).toContain('(#0, #2, #3)');
    }
  });
});

describe('toText', () => {
  it('tells the session first: which cookie, since when, until when, then what is wrong', () => {
    const text = toText([report], plain);
    const order = [
      'login.har',
      'You are logged in. The session is `sid`.',
      'carried by',
      'since',
      'until',
      'Findings',
      'high',
      'Cookies',
      'Refused by the browser',
    ];
    const places = order.map((word) => text.indexOf(word));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toContain('login #1');
    expect(text).toContain('When the browser closes.');
  });

  it('speaks Korean', () => {
    expect(toText([report], { color: false, locale: 'ko' })).toMatch(/발견 사항: 1 높음 · 1 중간/);
  });

  it('uses escape sequences with colour and none without', () => {
    expect(toText([report], { color: true, locale: 'en' })).toContain('\u001b[1;31m');
    expect(toText([report], plain)).not.toContain('\u001b');
  });

  it('lets nothing from the network reach the terminal as a command', () => {
    expect(toText([hostileReport], plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('keeps lines within a hundred columns where there are spaces to break at', () => {
    const long = toText([{ ...report, notes: ['word '.repeat(100)] }], plain);
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('says so when there is no session and nothing was found', () => {
    const empty: Report = { ...report, sessions: [], findings: [], cookies: [], setCookies: [], undecided: [] };
    expect(toText([empty], plain)).toMatch(/No session was recognised[\s\S]*Nothing found/);
  });
});

describe('toHtml', () => {
  it('is one page that needs nothing else and runs nothing', () => {
    const html = toHtml(report);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import/i);
    expect(html).toMatch(/prefers-color-scheme:dark/);
    expect(html).toMatch(/@media print/);
    expect(html.indexOf('You are logged in')).toBeLessThan(html.indexOf('Findings'));
  });

  it('shows markup of the network as text', () => {
    const html = toHtml(hostileReport);
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/i);
    expect(html).toContain('&lt;img/onerror&gt;');
    expect(html.match(/<style>/g)).toHaveLength(1);
  });

  it('has no tag that the writer did not write, whatever the traffic holds', () => {
    const tags = (text: string) => [...new Set(text.match(/<[^>]*>?/g) ?? [])].map((tag) => tag.replace(/[ >].*$/s, '')).sort();
    const allowed = new Set(tags(toHtml({ ...hostileReport, notes: ['x'] })).concat(tags(toHtml(report))));
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (text) => {
        const html = toHtml({ ...report, notes: [text], source: { ...report.source, name: text } });
        expect(tags(html).filter((tag) => !allowed.has(tag))).toEqual([]);
      }),
    );
  });

  it('makes links only of web addresses', () => {
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('expected a finding');
    const html = toHtml({ ...report, findings: [{ ...finding, references: [{ label: 'x', url: 'javascript:alert(1)' }] }] });
    expect(html).not.toContain('javascript:');
  });

  it('marks the fault in its line, and shows the configuration with its documentation', () => {
    const html = toHtml(report);
    expect(html).toContain('<mark>sid</mark>=‹B›; Path=/');
    expect(html).toContain('<pre><code>app.use(session({ thing: true }));</code></pre>');
    expect(html).toContain('href="https://expressjs.com/en/resources/middleware/session.html"');
    expect(html).toMatch(/data-item="S-1" data-status="partly"/);
  });

  it('tells apart what was put away, with its reason', () => {
    const findings = report.findings.map((finding) => ({ ...finding, dismissed: '<accepted>' }));
    const html = toHtml({ ...report, findings });
    expect(html).not.toContain('data-severity');
    expect(html).toContain('&lt;accepted&gt;');
    expect(html).toContain('Nothing found.');
  });

  it('puts several reports on one page', () => {
    expect(toHtml([report, report]).match(/<main>/g)).toHaveLength(2);
  });
});

describe('toMarkdown', () => {
  it('tells the session first', () => {
    const markdown = toMarkdown(report);
    expect(markdown).toMatch(/^# Sessions and cookies: `login\.har`/);
    expect(markdown.indexOf('## Session')).toBeLessThan(markdown.indexOf('## Findings'));
    expect(markdown).toContain('### high: Title of high (`sid`)');
    expect(markdown).toContain('`Set-Cookie: sid=…; Path=/; Secure`');
    expect(markdown).toContain('```js\napp.use(session({ thing: true }));\n```');
    expect(markdown).toContain('`Set-Cookie: sid=‹B›; Path=/` ← `sid`');
  });

  it('ends with the standards, and says what was put away and why', () => {
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('expected a finding');
    const markdown = toMarkdown({ ...report, findings: [{ ...finding, dismissed: 'accepted until May' }] });
    expect(markdown).toContain('Nothing found.');
    expect(markdown).toMatch(/### Put away\n\n- Title of high \(`sid`\), high: accepted until May/);
    expect(markdown).toContain('| ◐ in part | **S-1** L2 `sid` does a thing | It does. (\\#1)<br>Not in this recording: Not when it rains.<br>');
  });

  it('lets neither HTML nor links nor table cells of the network through', () => {
    const markdown = toMarkdown(hostileReport);
    const outsideCode = markdown.replace(/`[^`\n]*`/g, '');
    expect(outsideCode).not.toMatch(/<(?!\/?br)/);
    expect(outsideCode).not.toMatch(/(?<!\\)\]\(javascript/);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| '));
    // The cookies have seven columns, a checklist three.
    for (const row of rows) expect([8, 4]).toContain(row.match(/(?<!\\)\|/g)?.length);
  });
});
