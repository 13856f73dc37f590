import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import { t } from './locale.ts';

const resize: Text = { en: 'Resize the details; arrow keys move', ko: '상세 영역 크기 조절, 화살표 키로 이동' };
const closeText: Text = { en: 'Close details (Esc)', ko: '상세 닫기 (Esc)' };

/** Pixels under which a table beside its details would lose columns; base.css holds the same number. */
const roomForTwo = 760;

/** A list and the details of what is chosen in it: beside it, or below when there is no room. Enter goes into the details, Esc closes them. */
export function Split(props: {
  readonly main: ComponentChildren;
  readonly detail: ComponentChildren | null;
  readonly label: Text;
  readonly close: () => void;
}): JSX.Element {
  const { main, detail, label, close } = props;
  const share = useSignal(45);
  const box = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLElement>(null);
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
  const list = (): HTMLElement | null => box.current?.querySelector<HTMLElement>('[role=grid]') ?? null;
  const leave = (): void => {
    // What has the focus may go with the details.
    list()?.focus({ preventScroll: true });
    close();
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.target !== list() || detail === null) return;
    event.preventDefault();
    details.current?.focus({ preventScroll: true });
  };
  const isOpen = detail !== null;
  useLayoutEffect(() => {
    if (!isOpen) return;
    // Wherever the focus is: a click on plain text leaves it nowhere. Before DevTools, whose own Esc opens its drawer.
    const onEscape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || hasItsOwnEscape(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    addEventListener('keydown', onEscape, { capture: true });
    return () => removeEventListener('keydown', onEscape, { capture: true });
  }, [isOpen]);
  return (
    <div class="split" ref={box}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter bubbles up here from the list */}
      <div class="split-main" onKeyDown={onEnter}>
        {main}
      </div>
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
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the keyboard */}
          <section class="split-detail" ref={details} tabIndex={0} aria-label={t(label)} style={{ '--share': `${share.value}%` }}>
            <button type="button" class="icon-button split-close" aria-label={t(closeText)} title={t(closeText)} onClick={leave}>
              ×
            </button>
            {detail}
          </section>
        </>
      )}
    </div>
  );
}

/** A field is left by Esc, and a dialog closed. */
function hasItsOwnEscape(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog[open]') !== null;
}

function clamp(percent: number): number {
  return Math.max(20, Math.min(80, percent));
}
