import type { JSX, Ref } from 'preact';
import { t } from '../../components/ui/index.ts';
import type { Text } from '../../utils/i18n/text.ts';

const title: Text = { en: 'Keys', ko: '단축키' };
const close: Text = { en: 'Close', ko: '닫기' };
const keys: readonly (readonly [string, Text])[] = [
  ['1 – 6', { en: 'change the view', ko: '보기 전환' }],
  ['/', { en: 'filter', ko: '필터' }],
  ['a', { en: 'in Traffic: all exchanges, or only those with cookies', ko: '트래픽에서 전체 또는 쿠키가 있는 교환만 보기' }],
  ['↑ ↓ PgUp PgDn Home End', { en: 'move through a table', ko: '표에서 이동' }],
  ['← →', { en: 'between tabs, and through the steps of a lesson', ko: '탭과 학습 단계 사이 이동' }],
  ['Enter', { en: 'open the details; once more: go into them', ko: '상세 열기, 한 번 더 누르면 상세로 이동' }],
  ['Esc', { en: 'close the details', ko: '상세 닫기' }],
  ['?', { en: 'this list', ko: '이 목록' }],
];

export function openDialog(dialog: HTMLDialogElement | null): void {
  if (dialog && !dialog.open) dialog.showModal();
}

export function KeysDialog({ dialog }: { readonly dialog: Ref<HTMLDialogElement> }): JSX.Element {
  return (
    <dialog class="keys" ref={dialog} aria-label={t(title)}>
      <h2>{t(title)}</h2>
      <dl>
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="button">
          {t(close)}
        </button>
      </form>
    </dialog>
  );
}
