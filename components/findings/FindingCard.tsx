import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Finding } from '../../utils/audit/rule.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { severityWords } from '../../utils/report/words.ts';
import type { PanelModel } from '../models/types.ts';
import { ExchangeLinks, Sentence, SeverityMark, t } from '../ui/index.ts';
import { Dismiss } from './Dismiss.tsx';
import { FixTabs } from './FixTabs.tsx';
import { maskedParts } from './masked-line.ts';

const texts = {
  why: { en: 'Why it matters here', ko: '이 사이트에서 문제가 되는 이유' },
  fix: { en: 'Fix', ko: '해결 방법' },
  references: { en: 'References', ko: '참고 문헌' },
  dismissed: { en: 'Dismissed:', ko: '숨김:' },
  undo: { en: 'Undo', ko: '실행 취소' },
} satisfies Record<string, Text>;

interface CardProps {
  readonly finding: Finding;
  readonly model: PanelModel;
  /** The reason it was put away for, null when it was not. */
  readonly dismissed: string | null;
  readonly dismiss: (reason: string | null) => void;
}

/** One finding: what happens, the line with its fault marked, what it means on this site, and what to do. */
export function FindingCard({ finding, model, dismissed, dismiss }: CardProps): JSX.Element {
  const { severity, message, why, fix, references, rule, exchanges } = finding;
  return (
    <article class={`finding finding-${severity}`} data-rule={rule} data-severity={severity} tabIndex={-1}>
      <h3>
        <SeverityMark severity={severity} />
        <span class="finding-severity">{t(severityWords[severity])}</span> <Sentence text={message} />{' '}
        <ExchangeLinks ids={exchanges} show={model.show} />
      </h3>
      <FaultyLine finding={finding} model={model} />
      <div class="finding-columns">
        <div>
          <h4>{t(texts.why)}</h4>
          <p>
            <Sentence text={why} />
          </p>
        </div>
        <div>
          <h4>{t(texts.fix)}</h4>
          <p>
            <Sentence text={fix.message} />
          </p>
          <FixTabs finding={finding} model={model} />
        </div>
      </div>
      <div class="finding-foot">
        <details>
          <summary>{t(texts.references)}</summary>
          <ul>
            {references.map(({ label, url }) => (
              <li key={label}>
                <a href={url} target="_blank" rel="noreferrer">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </details>
        <Dismiss dismissed={dismissed} dismiss={dismiss} />
      </div>
    </article>
  );
}

/** Stands where a finding was just put away, so that a slip of the hand is taken back at once. */
export function JustDismissed({ finding, undo }: { readonly finding: Finding; readonly undo: () => void }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone with the card.
  useEffect(() => button.current?.focus(), []);
  return (
    <p class="finding-gone">
      <span class="dim">{t(texts.dismissed)}</span> <Sentence text={finding.title} />
      <button ref={button} type="button" class="button" onClick={undo}>
        {t(texts.undo)}
      </button>
    </p>
  );
}

function FaultyLine({ finding, model }: { readonly finding: Finding; readonly model: PanelModel }): JSX.Element | null {
  const { line } = finding;
  const set = line && model.capture.value.analysis.exchanges[line.exchange]?.setCookies[line.index];
  if (!line || !set) return null;
  return (
    <p class="finding-line">
      <code>
        <span class="dim">Set-Cookie: </span>
        {maskedParts(set, line).map(({ text, marked }, index) => (marked ? <mark key={index}>{text}</mark> : text))}
      </code>
    </p>
  );
}
