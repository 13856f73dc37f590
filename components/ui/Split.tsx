import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from './locale.ts';

const resize: Text = { en: 'Resize the details; arrow keys move', ko: '상세 영역 크기 조절, 화살표 키로 이동' };
const closeText: Text = { en: 'Close details (Esc)', ko: '상세 닫기 (Esc)' };

/** Pixels under which a table beside its details would lose columns; base.css holds the same number. */
const roomForTwo = 760;

/** A list and the details of what is chosen in it: beside it, or below when there is no room. Esc closes the details. */
export function Split(props: {
  readonly main: ComponentChildren;
  readonly detail: ComponentChildren | null;
  readonly label: Text;
  readonly close: () => void;
}): JSX.Element {
  const { main, detail, label, close } = props;
  const share = useSignal(45);
  const box = useRef<HTMLDivElement>(null);
  const below = () => box.current !== null && box.current.clientWidth < roomForTwo;

  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1 || !box.current) return;
    const { left, top, width, height } = box.current.getBoundingClientRect();
    const part = below() ? 1 - (event.clientY - top) / height : 1 - (event.clientX - left) / width;
    share.value = clamp(part * 100);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: 3, ArrowUp: 3, ArrowRight: -3, ArrowDown: -3 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    share.value = clamp(share.value + step);
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || detail === null) return;
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc bubbles up here from whatever has the focus
    <div class="split" ref={box} onKeyDown={onEscape}>
      <div class="split-main">{main}</div>
      {detail !== null && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a window splitter, which hr is not */}
          <div
            class="split-bar"
            role="separator"
            aria-label={t(resize)}
            aria-valuenow={Math.round(share.value)}
            aria-valuemin={20}
            aria-valuemax={80}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
          />
          <section class="split-detail" aria-label={t(label)} style={{ '--share': `${share.value}%` }}>
            <button type="button" class="icon-button split-close" aria-label={t(closeText)} title={t(closeText)} onClick={close}>
              ×
            </button>
            {detail}
          </section>
        </>
      )}
    </div>
  );
}

function clamp(percent: number): number {
  return Math.max(20, Math.min(80, percent));
}
