import { describe, expect, it } from 'vitest';
import { audit } from '../../../utils/audit/index.ts';
import { locales } from '../../../utils/i18n/text.ts';
import { buildReport, toHtml, toMarkdown, toSarif, toText } from '../../../utils/report/index.ts';
import type { Report } from '../../../utils/report/report.ts';
import type { Analysis } from '../../../utils/session/types.ts';
import { captures, examined } from '../../tools/captures.ts';

const writers: Readonly<Record<string, (report: Report) => string>> = {
  json: (report) => JSON.stringify(report),
  text: (report) => toText([report], { color: true, locale: report.language ?? 'en' }),
  markdown: toMarkdown,
  html: toHtml,
  sarif: toSarif,
};

/** Everything that a request or a response said as the value of a cookie, and every bearer token, long enough to be one. */
function secretsOf({ exchanges }: Analysis): readonly string[] {
  const values = exchanges.flatMap(({ exchange, sent, setCookies }) => [
    ...sent.map(({ value }) => value),
    ...setCookies.flatMap(({ parsed }) => (parsed.kind === 'set-cookie' ? [parsed.value] : [])),
    ...exchange.requestHeaders.filter(({ name }) => name === 'authorization').map(({ value }) => value.replace(/^\w+ /, '')),
  ]);
  // A value with letters and digits of this length is nobody's word or date.
  return [...new Set(values)].filter((value) => value.length >= 16 && /\d/.test(value) && /[a-z]/i.test(value));
}

describe('the reports of a recording hold none of its secrets', () => {
  it.each(captures().map((capture) => [capture.labels.id, capture] as const))('%s', (id, capture) => {
    const { analysis, conclusions, entries } = examined(capture);
    const secrets = secretsOf(analysis);
    const source = { kind: 'har', name: `${id}.har`, browser: analysis.browser } as const;
    const found = audit({ analysis, conclusions, now: analysis.lastTime });
    for (const locale of locales) {
      const report = buildReport({ analysis, conclusions, audit: found, source, reveal: false, locale, entries });
      for (const [format, write] of Object.entries(writers)) {
        const text = write(report);
        expect(secrets.filter((secret) => text.includes(secret)).length, `${format} in ${locale} shows a value`).toBe(0);
      }
    }
  });

  it('though most recordings have some', () => {
    const withSecrets = captures().filter((capture) => secretsOf(examined(capture).analysis).length > 0);
    expect(withSecrets.length).toBeGreaterThan(captures().length / 2);
  });

  it('and the address of a live tab is shown without the values of its query', () => {
    const [capture] = captures();
    if (!capture) throw new Error('no recording');
    const { analysis, conclusions } = examined(capture);
    const source = { kind: 'live', name: 'https://shop.example/reset?token=Zq9x81mVb2kLw0Tn', browser: 'chromium' } as const;
    const report = buildReport({ analysis, conclusions, audit: audit({ analysis, conclusions, now: 0 }), source, reveal: false, locale: 'en' });
    expect(report.source.name).toBe('https://shop.example/reset?token=…');
  });
});
