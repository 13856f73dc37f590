import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';

const texts = {
  dismiss: { en: 'Dismiss …', ko: '숨기기 …' },
  because: { en: 'Why it does not matter here', ko: '여기에서 문제가 되지 않는 이유' },
  put: { en: 'Dismiss', ko: '숨기기' },
  cancel: { en: 'Cancel', ko: '취소' },
  back: { en: 'Take back', ko: '되돌리기' },
  dismissed: { en: 'Dismissed:', ko: '숨김:' },
  noReason: { en: 'no reason given', ko: '이유 없음' },
} satisfies Record<string, Text>;

/** What is said most often; anything else can be written. */
const usual: readonly Text[] = [
  { en: 'Accepted risk', ko: '감수하기로 한 위험' },
  { en: 'Not a fault here', ko: '여기서는 결함이 아님' },
  { en: 'Not ours to change', ko: '우리가 바꿀 수 없음' },
  { en: 'Test environment only', ko: '테스트 환경에만 해당' },
];

interface DismissProps {
  /** The reason it was put away for, null when it was not. */
  readonly dismissed: string | null;
  readonly dismiss: (reason: string | null) => void;
}

/** Puts a finding away with a reason; and back. */
export function Dismiss({ dismissed, dismiss }: DismissProps): JSX.Element {
  const asking = useSignal(false);
  const reason = useSignal('');
  const reasons = useId();
  if (dismissed !== null)
    return (
      <span class="dismissed">
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
      <ReasonInput reasons={reasons} value={reason.value} change={(value) => (reason.value = value)} />
      <datalist id={reasons}>
        {usual.map((text) => (
          <option key={text.en} value={t(text)} />
        ))}
      </datalist>
      <button type="submit" class="button">
        {t(texts.put)}
      </button>
      <button type="button" class="button" onClick={() => (asking.value = false)}>
        {t(texts.cancel)}
      </button>
    </form>
  );
}

function ReasonInput(props: { readonly reasons: string; readonly value: string; readonly change: (value: string) => void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  // The form takes the place of the button that had the focus.
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      ref={input}
      list={props.reasons}
      maxLength={500}
      aria-label={t(texts.because)}
      placeholder={t(texts.because)}
      value={props.value}
      onInput={(event) => props.change(event.currentTarget.value)}
    />
  );
}
