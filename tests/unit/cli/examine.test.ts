import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../../utils/cli/examine.ts';
import { toHtml, toMarkdown, toSarif, toText } from '../../../utils/report/index.ts';
import type { Report } from '../../../utils/report/report.ts';

const fixture = fs.readFileSync(new URL('../../fixtures/har/chromium-login.har', import.meta.url), 'utf8');
const anonymous = 's%3AkP4nY1vQmZ8xT2bR7wLc0dGh5jUe3fAo.Qm9vZ2llV29vZ2llMTIzNDU2Nzg5MGFiY2RlZg';
const authenticated = 's%3AzX9cV8bN7mQ6wE5rT4yU3iO2pA1sD0fG.WmFnemlnWmFnemlnOTg3NjU0MzIxMHp5eHd2dQ';

function reportOn(text: string, reveal: boolean): Report {
  const report = examine(text, { name: 'login.har', browser: null, reveal, locale: 'en' });
  if ('error' in report) throw new Error(`expected a report, got: ${report.error.message.en}`);
  return report;
}

describe('the whole chain', () => {
  it('lets no id and no token out of a masked report, whatever form it has', () => {
    const word = (length: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9]{${length}}$`)).map((text) => `q7${text}Z9`);
    const id = fc.oneof(
      word(16),
      fc.uuid(),
      fc.tuple(word(20), word(30)).map(([a, b]) => `s%3A${a}.${b}`),
      fc.tuple(word(20), word(20), word(40)).map((parts) => parts.map((part) => `eyJ${part}`).join('.')),
      fc.tuple(word(24), word(4)).map(([a, node]) => `${a}.${node}`),
    );
    fc.assert(
      fc.property(id, id, word(20), (before, after, token) => {
        const text = fixture
          .replaceAll(anonymous, before)
          .replaceAll(authenticated, after)
          .replaceAll('https://shop.test/account', `https://shop.test/account/${token}?reset=${token}`)
          .replaceAll('"/account"', `"/account/${token}?reset=${token}"`);
        const report = reportOn(text, false);
        expect(report.sessions[0]?.cookies).toContain('connect.sid');
        const written = [
          JSON.stringify(report),
          toText([report], { color: true, locale: 'en' }),
          toMarkdown(report),
          toHtml(report),
          toSarif(report),
        ];
        for (const output of written) for (const secret of [before, after, token]) expect(output).not.toContain(secret);
        expect(JSON.stringify(reportOn(text, true))).toContain(after);
      }),
      { numRuns: 40 },
    );
  });

  it('judges a recording as of its end, so that the same file always gives the same report', () => {
    expect(JSON.stringify(reportOn(fixture, false))).toBe(JSON.stringify(reportOn(fixture, false)));
  });
});
