import type { JSX } from 'preact';
import type { Checked, Checklist } from '../../utils/audit/checklist/checked.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { statusMarks, statusOrder, statusWords } from '../../utils/report/words.ts';
import type { PanelModel } from '../models/types.ts';
import { ExchangeLinks, Sentence, t } from '../ui/index.ts';

const texts = {
  seen: { en: 'Seen', ko: '확인한 것' },
  wrong: { en: 'Wrong', ko: '잘못된 것' },
  missing: { en: 'Not in this recording', ko: '이 기록에 없는 것' },
  hidden: { en: 'No browser sees', ko: '브라우저로는 볼 수 없는 것' },
  decide: { en: 'What would decide it', ko: '판단하려면' },
  findings: { en: 'Findings', ko: '발견 사항' },
  show: { en: 'Show {title}', ko: '{title} 보기' },
  standard: { en: 'The requirement', ko: '요구 사항 원문' },
  level: { en: 'ASVS level {n}', ko: 'ASVS 레벨 {n}' },
} satisfies Record<string, Text>;

interface ChecklistViewProps {
  readonly model: PanelModel;
  readonly showRule: (rule: string) => void;
}

/** The standards, requirement by requirement: what was seen of each, and what would decide the rest. */
export function ChecklistView({ model, showRule }: ChecklistViewProps): JSX.Element {
  const { checklists } = model.audit.value;
  return (
    <div class="checklists">
      {checklists.map((list) => (
        <section key={list.id} data-checklist={list.id}>
          <h2>
            <a class="checklist-link" href={list.url} target="_blank" rel="noreferrer">
              {t(list.title)}
            </a>
            <Counts list={list} />
          </h2>
          <ul>
            {list.items.map((item) => (
              <li key={item.id}>
                <Requirement item={item} model={model} showRule={showRule} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Counts({ list: { items } }: { readonly list: Checklist }): JSX.Element {
  const counts = statusOrder.map((status) => ({ status, n: items.filter((item) => item.status === status).length })).filter(({ n }) => n > 0);
  return (
    <span class="checklist-counts">
      {counts.map(({ status, n }) => (
        <span key={status} class={`status-${status}`}>
          <span aria-hidden="true">{statusMarks[status]}</span> {n} {t(statusWords[status])}
        </span>
      ))}
    </span>
  );
}

function Requirement({ item, model, showRule }: ChecklistViewProps & { readonly item: Checked }): JSX.Element {
  const { id, level, title, status, seen, missing, limit, decide, rules, exchanges, url } = item;
  return (
    <details class="requirement" data-item={id} data-status={status}>
      <summary>
        <span class={`requirement-status status-${status}`}>
          <span aria-hidden="true">{statusMarks[status]}</span> {t(statusWords[status])}
        </span>{' '}
        <span class="requirement-id">
          {id}
          {level !== null && (
            <span class="dim" title={t(fill(texts.level, { n: level }))}>
              {' '}
              L{level}
            </span>
          )}
        </span>{' '}
        <span class="requirement-title">
          <Sentence text={title} />{' '}
          <span class="requirement-why">
            <Sentence text={seen[0] ?? missing[0] ?? limit ?? title} />
          </span>
        </span>
      </summary>
      <dl>
        <Told label={status === 'failed' ? texts.wrong : texts.seen} told={seen} />
        <Told label={texts.missing} told={missing} />
        <Told label={texts.hidden} told={limit === null ? [] : [limit]} />
        <Told label={texts.decide} told={decide === null ? [] : [decide]} />
        {rules.length > 0 && (
          <div>
            <dt>{t(texts.findings)}</dt>
            <dd>
              {rules.map((rule) => (
                <Shortcut key={rule} rule={rule} model={model} showRule={showRule} />
              ))}
            </dd>
          </div>
        )}
      </dl>
      <p class="requirement-foot">
        <ExchangeLinks ids={exchanges} show={model.show} />
        <a href={url} target="_blank" rel="noreferrer">
          {t(texts.standard)}
        </a>
      </p>
    </details>
  );
}

function Told({ label, told }: { readonly label: Text; readonly told: readonly Text[] }): JSX.Element | null {
  if (told.length === 0) return null;
  return (
    <div>
      <dt>{t(label)}</dt>
      {told.map((text) => (
        <dd key={text.en}>
          <Sentence text={text} />
        </dd>
      ))}
    </div>
  );
}

function Shortcut({ rule, model, showRule }: ChecklistViewProps & { readonly rule: string }): JSX.Element {
  const title = model.audit.value.findings.find((finding) => finding.rule === rule)?.title;
  return (
    <button type="button" class="link" onClick={() => showRule(rule)}>
      {title ? <Sentence text={title} /> : rule}
    </button>
  );
}
