import { type Finding, severities } from '../../utils/audit/rule.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { severityWords } from '../../utils/report/words.ts';
import type { Analysis } from '../../utils/session/types.ts';

export const groupings = ['severity', 'cookie', 'rule'] as const;
export type Grouping = (typeof groupings)[number];

export interface Group {
  readonly title: Text;
  readonly findings: readonly Finding[];
}

const site: Text = { en: 'The site', ko: '사이트 전체' };
const counted: Text = { en: '{title} · {n}', ko: '{title} · {n}건' };

/** The groups in the order of their worst finding: the list is sorted so already. */
export function grouped(findings: readonly Finding[], by: Grouping, analysis: Analysis): readonly Group[] {
  const groups = new Map<string, { title: Text; findings: Finding[] }>();
  for (const finding of findings) {
    const key = by === 'severity' ? finding.severity : by === 'rule' ? finding.rule : (finding.cookie ?? '');
    const group = groups.get(key) ?? { title: titleOf(finding, by, analysis), findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ title, findings: inGroup }) => ({ title: fill(counted, { title, n: inGroup.length }), findings: inGroup }));
}

function titleOf(finding: Finding, by: Grouping, analysis: Analysis): Text {
  if (by === 'severity') return severityWords[finding.severity];
  if (by === 'rule') return finding.title;
  const name = finding.cookie === null ? undefined : analysis.cookies.get(finding.cookie)?.name;
  return name === undefined ? site : fill({ en: '`{name}`', ko: '`{name}`' }, { name });
}

export function countsOf(findings: readonly Finding[]): readonly { readonly severity: Finding['severity']; readonly count: number }[] {
  return severities
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

/** Every word of the filter stands somewhere in what the card says of itself. */
export function matching(findings: readonly Finding[], filter: string, { cookies }: Analysis, t: (text: Text) => string): readonly Finding[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 16);
  if (words.length === 0) return findings;
  return findings.filter(({ rule, severity, message, title, cookie }) => {
    const name = cookie === null ? '' : (cookies.get(cookie)?.name ?? '');
    const text = `${rule} ${severity} ${name} ${t(title)} ${t(message)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
