import { audit } from '../../utils/audit/index.ts';
import type { Browser } from '../../utils/cookie/types.ts';
import { buildReport } from '../../utils/report/index.ts';
import { analyse, conclude, createAnalysis } from '../../utils/session/index.ts';
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
    report(tab, locale) {
      const conclusions = conclude(analysis, now());
      const found = audit({ analysis, conclusions, now: now() });
      const source = { kind: 'live' as const, name: tab.url ?? `tab ${tab.tabId}`, browser };
      // What leaves the background is masked; the panel, which reveals on a click, analyses for itself.
      return buildReport({ analysis, conclusions, audit: found, source, reveal: false, locale });
    },
  };
}
