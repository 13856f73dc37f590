import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { type Finding, severities } from '../../utils/audit/rule.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState, Lead, Sentence, SeverityMark, severityWords, t } from '../ui/index.ts';
import { createDismissals, type Dismissals, findingId } from './dismissals.ts';
import { FindingCard } from './FindingCard.tsx';
import './findings.css';

const texts = {
  bySeverity: { en: 'Worst first', ko: '심각한 순서' },
  empty: { en: 'Nothing to judge yet', ko: '아직 판단할 기록이 없습니다' },
  emptyDetail: {
    en: 'Use the site with this panel open. Log in and out once to have rotation and logout checked.',
    ko: '이 패널을 열어 둔 채 사이트를 사용하십시오. 로그인과 로그아웃을 한 번 하면 ID 교체와 로그아웃도 점검합니다.',
  },
  clean: { en: 'Nothing weak found in {n} exchanges.', ko: '교환 {n}건에서 약점이 발견되지 않았습니다.' },
  found: { en: '{n} findings.', ko: '발견 사항 {n}건.' },
  worst: { en: 'Worst:', ko: '가장 심각한 것:' },
  group: { en: 'Group', ko: '묶기' },
  groups: {
    severity: { en: 'by severity', ko: '심각도별' },
    cookie: { en: 'by cookie', ko: '쿠키별' },
    rule: { en: 'by rule', ko: '규칙별' },
  },
  site: { en: 'The site', ko: '사이트 전체' },
  dismissed: { en: 'Dismissed: {n}', ko: '숨김: {n}건' },
  undecided: { en: 'Could not be decided: {n}', ko: '판단할 수 없는 점검 {n}건' },
} as const;

type Grouping = 'severity' | 'cookie' | 'rule';

/** What is weak, worst first, each with its line, its reason and its fix. */
export function FindingsView({
  model,
  dismissals = defaultDismissals(),
}: {
  readonly model: PanelModel;
  readonly dismissals?: Dismissals;
}): JSX.Element {
  const grouping = useSignal<Grouping>('severity');
  const site = useComputed(() => model.conclusions.value.sessions[0]?.site ?? '');
  const { findings, undecided } = model.audit.value;
  const { exchanges } = model.capture.value.analysis;
  if (exchanges.length === 0) return <EmptyState title={texts.empty} detail={texts.emptyDetail} />;

  const words = model.filter.value.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 16);
  const matching = findings.filter((finding) =>
    words.every((word) => `${finding.rule} ${finding.severity} ${t(finding.message)}`.toLowerCase().includes(word)),
  );
  const put = new Map(matching.map((finding) => [finding, dismissals.reason(site.value, findingId(finding))]));
  const open = matching.filter((finding) => put.get(finding) === null);
  const away = matching.filter((finding) => put.get(finding) !== null);
  const card = (finding: Finding): JSX.Element => (
    <FindingCard
      key={findingId(finding)}
      finding={finding}
      model={model}
      dismissed={put.get(finding) ?? null}
      dismiss={(reason) => dismissals.set(site.value, findingId(finding), reason)}
    />
  );
  return (
    <div class="findings">
      <Lead>
        <Answer open={open} count={exchanges.length} />
      </Lead>
      {open.length > 1 && (
        <p class="findings-tools">
          {t(texts.group)}{' '}
          <select
            aria-label={t(texts.group)}
            value={grouping.value}
            onChange={(event) => {
              grouping.value = (['severity', 'cookie', 'rule'] as const).find((known) => known === event.currentTarget.value) ?? 'severity';
            }}
          >
            {(['severity', 'cookie', 'rule'] as const).map((id) => (
              <option key={id} value={id}>
                {t(texts.groups[id])}
              </option>
            ))}
          </select>
        </p>
      )}
      {grouped(open, grouping.value, model).map(({ title, findings: inGroup }, index) => (
        <section key={index}>
          <h2 class={title ? undefined : 'for-reader'}>
            <Sentence text={title ?? texts.bySeverity} />
          </h2>
          {inGroup.map(card)}
        </section>
      ))}
      {away.length > 0 && (
        <details class="findings-more">
          <summary>{t(fill(texts.dismissed, { n: away.length }))}</summary>
          {away.map(card)}
        </details>
      )}
      {undecided.length > 0 && (
        <details class="findings-more">
          <summary>{t(fill(texts.undecided, { n: undecided.length }))}</summary>
          <ul>
            {undecided.map(({ rule, title, why }) => (
              <li key={rule} data-undecided={rule}>
                <strong>
                  <Sentence text={title} />
                </strong>
                : <Sentence text={why} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Answer({ open, count }: { readonly open: readonly Finding[]; readonly count: number }): JSX.Element {
  const [worst] = open;
  if (!worst) return <Sentence text={fill(texts.clean, { n: count })} />;
  return (
    <>
      {severities.map((severity) => {
        const n = open.filter((finding) => finding.severity === severity).length;
        return n === 0 ? null : (
          <span key={severity} class="findings-count">
            <SeverityMark severity={severity} /> {n} {t(severityWords[severity])}
          </span>
        );
      })}
      <span>
        {t(texts.worst)} <Sentence text={worst.message} />
      </span>
    </>
  );
}

interface Group {
  readonly title: Text | null;
  readonly findings: readonly Finding[];
}

/** The groups in the order of their worst finding: the list is sorted so already. */
function grouped(findings: readonly Finding[], by: Grouping, model: PanelModel): readonly Group[] {
  if (by === 'severity') return [{ title: null, findings }];
  const groups = new Map<string, { title: Text; findings: Finding[] }>();
  for (const finding of findings) {
    const key = by === 'rule' ? finding.rule : (finding.cookie ?? '');
    const group = groups.get(key) ?? { title: titleOf(finding, by, model), findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function titleOf(finding: Finding, by: Grouping, model: PanelModel): Text {
  if (by === 'rule') return finding.title;
  const name = finding.cookie === null ? undefined : model.capture.value.analysis.cookies.get(finding.cookie)?.name;
  return name === undefined ? texts.site : fill({ en: '`{name}`', ko: '`{name}`' }, { name });
}

let shared: Dismissals | null = null;

function defaultDismissals(): Dismissals {
  shared ??= createDismissals(globalThis.localStorage);
  return shared;
}
