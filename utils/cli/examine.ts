import { audit } from '../audit/index.ts';
import type { Browser } from '../cookie/types.ts';
import type { Locale, Text } from '../i18n/text.ts';
import { buildReport } from '../report/index.ts';
import type { Report } from '../report/report.ts';
import { analyse, conclude, createAnalysis } from '../session/index.ts';
import { readHar } from '../transfer/index.ts';

export interface ExamineOptions {
  readonly name: string;
  /** null: whose traffic it is, as the file says. */
  readonly browser: Browser | null;
  readonly reveal: boolean;
  readonly locale: Locale;
  readonly progress?: (done: number, of: number) => void;
}

/** From the text of a HAR file to its report, in one pass. */
export function examine(text: string, options: ExamineOptions): Report | { readonly error: { readonly message: Text; readonly place: string } } {
  const { name, reveal, locale, progress } = options;
  const capture = readHar(text);
  if ('error' in capture) return capture;
  const { exchanges, entries, notes } = capture;
  const browser = options.browser ?? capture.browser;
  let analysis = createAnalysis({ browser });
  for (const [done, exchange] of exchanges.entries()) {
    analysis = analyse(analysis, exchange);
    if (done % 1000 === 0) progress?.(done, exchanges.length);
  }
  // A recording is judged as of its end, not as of today: what it says must not change while it lies in a drawer.
  const now = analysis.lastTime;
  const conclusions = conclude(analysis, now);
  return buildReport({
    analysis,
    conclusions,
    audit: audit({ analysis, conclusions, now }),
    source: { kind: 'har', name, browser },
    ...{ reveal, locale, entries, notes },
  });
}
