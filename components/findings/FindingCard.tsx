import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Finding } from '../../utils/audit/rule.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { PanelModel } from '../models/types.ts';
import { CopyButton, ExchangeLinks, Sentence, SeverityMark, severityWords, t } from '../ui/index.ts';
import { maskedParts } from './masked-line.ts';

const texts = {
  fix: { en: 'Fix', ko: '해결 방법' },
  copy: { en: 'Copy the header', ko: '헤더 복사' },
  references: { en: 'References', ko: '참고 문헌' },
  dismiss: { en: 'Dismiss …', ko: '숨기기 …' },
  because: { en: 'Why it does not matter here', ko: '여기에서 문제가 되지 않는 이유' },
  put: { en: 'Dismiss', ko: '숨기기' },
  back: { en: 'Take back', ko: '되돌리기' },
  dismissed: { en: 'Dismissed:', ko: '숨김:' },
  noReason: { en: 'no reason given', ko: '이유 없음' },
} satisfies Record<string, Text>;

interface CardProps {
  readonly finding: Finding;
  readonly model: PanelModel;
  /** The reason it was put away for, null when it was not. */
  readonly dismissed: string | null;
  readonly dismiss: (reason: string | null) => void;
}

export function FindingCard({ finding, model, dismissed, dismiss }: CardProps): JSX.Element {
  const { severity, message, why, fix, references, rule, exchanges } = finding;
  return (
    <article class={`finding finding-${severity}`} data-rule={rule} data-severity={severity}>
      <h3>
        <SeverityMark severity={severity} />
        <span class="finding-severity">{t(severityWords[severity])}</span> <Sentence text={message} />{' '}
        <ExchangeLinks ids={exchanges} show={model.show} />
      </h3>
      <FaultyLine finding={finding} model={model} />
      <p>
        <Sentence text={why} />
      </p>
      <p>
        <strong>{t(texts.fix)}:</strong> <Sentence text={fix.message} />
      </p>
      {fix.header !== undefined && (
        <p class="finding-fix">
          <code>{fix.header}</code> <CopyButton text={fix.header} label={texts.copy} />
        </p>
      )}
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

function Dismiss({ dismissed, dismiss }: Pick<CardProps, 'dismissed' | 'dismiss'>): JSX.Element {
  const asking = useSignal(false);
  const reason = useSignal('');
  if (dismissed !== null)
    return (
      <span>
        {t(texts.dismissed)} {dismissed || t(texts.noReason)}{' '}
        <button type="button" class="button" onClick={() => dismiss(null)}>
          {t(texts.back)}
        </button>
      </span>
    );
  if (!asking.value)
    return (
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {t(texts.dismiss)}
      </button>
    );
  return (
    <form
      class="dismiss"
      onSubmit={(event) => {
        event.preventDefault();
        dismiss(reason.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') asking.value = false;
      }}
    >
      <input
        aria-label={t(texts.because)}
        placeholder={t(texts.because)}
        value={reason.value}
        onInput={(event) => (reason.value = event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {t(texts.put)}
      </button>
    </form>
  );
}
