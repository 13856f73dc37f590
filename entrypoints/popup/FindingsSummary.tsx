import type { JSX } from 'preact';
import { Sentence, SeverityCount, SeverityMark, t } from '../../components/ui/index.ts';
import { severities } from '../../utils/audit/rule.ts';
import { same, type Text } from '../../utils/i18n/text.ts';
import type { ReportFinding } from '../../utils/report/report.ts';

const texts = {
  findings: { en: 'Findings', ko: '발견 사항' },
  clean: { en: 'Nothing weak found so far.', ko: '지금까지 발견한 약점이 없습니다.' },
} satisfies Record<string, Text>;

const mostShown = 3;

interface FindingsSummaryProps {
  readonly findings: readonly ReportFinding[];
  readonly tabId: number;
}

/** How many of each severity, and the worst in a line each, which leads to the whole of it. */
export function FindingsSummary({ findings, tabId }: FindingsSummaryProps): JSX.Element {
  const worst = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity)).slice(0, mostShown);
  return (
    <section class="popup-section" aria-labelledby="popup-findings">
      <div class="popup-counts">
        <h2 class="popup-title" id="popup-findings">
          {t(texts.findings)}
        </h2>
        {severities.map((severity) => {
          const count = findings.filter((finding) => finding.severity === severity).length;
          return count === 0 ? null : (
            <span key={severity} class={`popup-count severity-${severity}`} data-count={severity}>
              <SeverityCount severity={severity} count={count} />
            </span>
          );
        })}
      </div>
      {worst.length === 0 ? (
        <p class="popup-meaning">{t(texts.clean)}</p>
      ) : (
        <ul class="popup-findings">
          {worst.map((finding, index) => (
            <li key={index} data-rule={finding.rule} data-severity={finding.severity} title={finding.message.replaceAll('`', '')}>
              <SeverityMark severity={finding.severity} />
              <a class="popup-finding" href={`panel.html?tab=${tabId}#findings`} target="_blank" rel="noopener">
                <Sentence text={same(finding.title)} />
              </a>
              {finding.cookie !== null && <code class="popup-about">{finding.cookie}</code>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
