import type { Audit, Finding } from '../audit/rule.ts';
import type { Locale, Text } from '../i18n/text.ts';
import type { Analysis, Conclusions } from '../session/types.ts';
import type { Report } from './report.ts';

/** What a report is made of. */
export interface ReportInput {
  readonly analysis: Analysis;
  readonly conclusions: Conclusions;
  readonly audit: Audit;
  readonly source: Report['source'];
  /** Whether values are shown. */
  readonly reveal: boolean;
  readonly locale: Locale;
  /** `entries[id]` is what the report calls the exchange `id`: the index of a HAR entry. The id itself when absent. */
  readonly entries?: readonly number[];
  readonly notes?: readonly Text[];
  /** Why the user put a finding away, null for one that stands. */
  readonly dismissed?: (finding: Finding) => string | null;
}
