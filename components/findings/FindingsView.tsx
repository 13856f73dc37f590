import { signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Finding } from '../../utils/audit/rule.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { keptFor } from '../models/kept.ts';
import type { PanelModel } from '../models/types.ts';
import { EmptyState, ExchangeLinks, Lead, NothingRecorded, Sentence, SeverityCount, t } from '../ui/index.ts';
import { ChecklistView } from './ChecklistView.tsx';
import { type Dismissals, defaultDismissals, findingId } from './dismissals.ts';
import { FindingCard, JustDismissed } from './FindingCard.tsx';
import { countsOf, grouped, groupings, matching } from './grouping.ts';
import './findings.css';

const texts = {
  empty: { en: 'Nothing to judge yet', ko: '아직 판단할 기록이 없습니다' },
  emptyDetail: {
    en: 'Use the site with this panel open. Log in and out once to have rotation and logout checked.',
    ko: '이 패널을 열어 둔 채 사이트를 사용하십시오. 로그인과 로그아웃을 한 번 하면 ID 교체와 로그아웃도 점검합니다.',
  },
  clean: { en: 'Nothing weak found in {n} exchanges.', ko: '교환 {n}건에서 약점이 발견되지 않았습니다.' },
  allAway: { en: 'Nothing is open: all findings are dismissed.', ko: '남은 것이 없습니다. 발견 사항을 모두 숨겼습니다.' },
  noneMatch: { en: 'No finding matches the filter', ko: '필터에 맞는 발견 사항이 없습니다' },
  clearFilter: { en: 'Clear the filter', ko: '필터 지우기' },
  worst: { en: 'Worst:', ko: '가장 심각한 것:' },
  group: { en: 'View by', ko: '보기 방식' },
  groups: {
    severity: { en: 'Severity', ko: '심각도' },
    cookie: { en: 'Cookie', ko: '쿠키' },
    rule: { en: 'Rule', ko: '규칙' },
    checklist: { en: 'Checklist', ko: '점검표' },
  },
  dismissed: { en: 'Dismissed: {n}', ko: '숨김: {n}건' },
  undecided: { en: 'Could not be decided: {n}', ko: '판단할 수 없는 점검 {n}건' },
} as const;

/** The findings in groups, or the requirements of the standards. */
const arrangements = [...groupings, 'checklist'] as const;
type Arrangement = (typeof arrangements)[number];

/** What is weak, worst first, each with its line, its reason and its fix. */
export function FindingsView({
  model,
  dismissals = defaultDismissals(),
}: {
  readonly model: PanelModel;
  readonly dismissals?: Dismissals;
}): JSX.Element {
  const arrangement = keptFor(model, 'findings-by', () => signal<Arrangement>('severity'));
  const list = useRef<HTMLDivElement>(null);
  /** The rule whose findings are to be looked at next. */
  const wanted = useSignal<string | null>(null);
  const asked = model.place.value.rule;
  useEffect(() => {
    if (asked === undefined) return;
    if (arrangement.value === 'checklist') arrangement.value = 'severity';
    model.filter.value = '';
    wanted.value = asked;
    // Asked for once: who comes back later finds the view as it was left.
    model.show({ view: 'findings' });
  }, [asked]);
  useEffect(() => {
    if (wanted.value === null) return;
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-rule]') ?? [])];
    const card = cards.find(({ dataset }) => dataset['rule'] === wanted.value);
    // The effect of an earlier drawing may come first, before there are cards.
    if (!card) return;
    wanted.value = null;
    // One that was dismissed lies in the fold at the end.
    const fold = card.closest<HTMLDetailsElement>('details.findings-more');
    if (fold) fold.open = true;
    card.scrollIntoView({ block: 'center' });
    card.focus();
  });
  /** Put away a moment ago: they keep their place until the view is left. */
  const fresh = useSignal<ReadonlySet<string>>(new Set());
  const { findings, undecided } = model.audit.value;
  const { analysis } = model.capture.value;
  if (analysis.exchanges.length === 0) return <NothingRecorded model={model} title={texts.empty} detail={texts.emptyDetail} />;

  const clearFilter = { label: texts.clearFilter, run: () => (model.filter.value = '') };
  const keyOf = (finding: Finding): string => JSON.stringify(findingId(finding, analysis));
  const reasonOf = (finding: Finding): string | null => dismissals.reason(findingId(finding, analysis));
  const shown = matching(findings, model.filter.value, analysis, t);
  const away = shown.filter((finding) => reasonOf(finding) !== null && !fresh.value.has(keyOf(finding)));
  const inPlace = shown.filter((finding) => !away.includes(finding));
  const card = (finding: Finding): JSX.Element => (
    <FindingCard
      key={keyOf(finding)}
      finding={finding}
      model={model}
      dismissed={reasonOf(finding)}
      dismiss={(reason) => {
        if (reason !== null) fresh.value = new Set([...fresh.value, keyOf(finding)]);
        // What a private window shows leaves no trace.
        dismissals.set(findingId(finding, analysis), reason, !model.tab.value.incognito);
      }}
    />
  );
  const cardOrTrace = (finding: Finding): JSX.Element =>
    reasonOf(finding) === null ? (
      card(finding)
    ) : (
      <JustDismissed
        key={keyOf(finding)}
        finding={finding}
        undo={() => dismissals.set(findingId(finding, analysis), null, !model.tab.value.incognito)}
      />
    );
  return (
    <div class="findings" data-by={arrangement.value} ref={list}>
      <Lead>
        <Answer open={findings.filter((finding) => reasonOf(finding) === null)} all={findings} count={analysis.exchanges.length} show={model.show} />
      </Lead>
      <Arrange
        chosen={arrangement.value}
        choose={(by) => {
          wanted.value = null;
          arrangement.value = by;
        }}
      />
      {arrangement.value !== 'checklist' && shown.length === 0 && findings.length > 0 && <EmptyState title={texts.noneMatch} action={clearFilter} />}
      {arrangement.value === 'checklist' ? (
        <ChecklistView
          model={model}
          showRule={(rule) => {
            arrangement.value = 'rule';
            wanted.value = rule;
          }}
        />
      ) : (
        grouped(inPlace, arrangement.value, analysis).map(({ title, findings: inGroup }) => (
          <section key={title.en}>
            <h2>
              <Sentence text={title} />
            </h2>
            {inGroup.map(cardOrTrace)}
          </section>
        ))
      )}
      {arrangement.value !== 'checklist' && away.length > 0 && (
        <details class="findings-more">
          <summary>{t(fill(texts.dismissed, { n: away.length }))}</summary>
          {away.map(card)}
        </details>
      )}
      {arrangement.value !== 'checklist' && undecided.length > 0 && (
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

function Arrange({ chosen, choose }: { readonly chosen: Arrangement; readonly choose: (by: Arrangement) => void }): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{t(texts.group)}</legend>
      {arrangements.map((id) => (
        <label key={id} data-chosen={id === chosen}>
          <input type="radio" class="for-reader" name={name} value={id} checked={id === chosen} onChange={() => choose(id)} />
          {t(labelOf(id))}
        </label>
      ))}
    </fieldset>
  );
}

function labelOf(id: Arrangement): Text {
  return texts.groups[id];
}

interface AnswerProps {
  readonly open: readonly Finding[];
  readonly all: readonly Finding[];
  readonly count: number;
  readonly show: PanelModel['show'];
}

function Answer({ open, all, count, show }: AnswerProps): JSX.Element {
  const [worst] = open;
  if (!worst) return <Sentence text={all.length > 0 ? texts.allAway : fill(texts.clean, { n: count })} />;
  return (
    <>
      {countsOf(open).map(({ severity, count: n }) => (
        <span key={severity} class="findings-count">
          <SeverityCount severity={severity} count={n} />
        </span>
      ))}
      <span>
        {t(texts.worst)} <Sentence text={worst.message} /> <ExchangeLinks ids={worst.exchanges.slice(0, 2)} show={show} />
      </span>
    </>
  );
}
