import { auditSteps } from '../../utils/audit/index.ts';
import type { Browser } from '../../utils/cookie/types.ts';
import type { Locale } from '../../utils/i18n/text.ts';
import type { TabState } from '../../utils/protocol/messages.ts';
import { buildSummary, type ReportInput, reportSteps } from '../../utils/report/index.ts';
import { analyse, conclude, createAnalysis } from '../../utils/session/index.ts';
import type { Steps } from '../../utils/steps.ts';
import type { Judge } from './overview.ts';

/** The whole chain from records to a report, in one hand. */
export function createJudge(browser: Browser, now: () => number): Judge {
  let analysis = createAnalysis({ browser });
  return {
    take(record) {
      // The analysis counts from 0; a capture whose oldest exchanges were pushed out does not.
      const id = analysis.exchanges.length;
      analysis = analyse(analysis, record.kind === 'exchange' && record.id !== id ? { ...record, id } : record);
    },
    *report(tab, locale) {
      return yield* reportSteps(yield* judged(tab, locale));
    },
    *summary(tab, locale) {
      return buildSummary(yield* judged(tab, locale));
    },
  };

  function* judged(tab: TabState, locale: Locale): Steps<ReportInput> {
    const conclusions = conclude(analysis, now());
    const audit = yield* auditSteps({ analysis, conclusions, now: now() });
    const source = { kind: 'live' as const, name: tab.url ?? `tab ${tab.tabId}`, browser };
    // What leaves the background is masked; the panel, which reveals on a click, analyses for itself.
    return { analysis, conclusions, audit, source, reveal: false, locale };
  }
}
