import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import type { Sequence, Step } from '../../utils/lessons/lesson.ts';
import type { PanelModel } from '../models/types.ts';
import { AliasChip, ExchangeLink, locale, Sentence, t } from '../ui/index.ts';
import { ExportButtons } from './ExportButtons.tsx';
import { boxHeight, layoutSequence, loopWidth, type SequenceLayout, type StepLayout } from './layout.ts';
import './sequence.css';

const texts = {
  previous: { en: 'Previous step', ko: '이전 단계' },
  next: { en: 'Next step', ko: '다음 단계' },
  steps: { en: 'Steps; arrow keys move', ko: '단계 목록, 화살표 키로 이동' },
  observed: { en: 'observed', ko: '관측됨' },
  predicted: { en: 'predicted by the standard’s rules', ko: '표준의 규칙으로 예측됨' },
  suggested: { en: 'inside the server: suggested, cannot be seen', ko: '서버 내부: 추정이며 볼 수 없음' },
  of: { en: 'of', ko: '/' },
} satisfies Record<string, Text>;

/** Draws a sequence and walks through it. The drawing is for the eye; the list beneath carries the same steps for keyboard and screen reader. */
export function SequenceDiagram({ sequence, show }: { readonly sequence: Sequence; readonly show: PanelModel['show'] | null }): JSX.Element {
  const width = useSignal(640);
  const current = useSignal(0);
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.max(300, Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const layout = layoutSequence(sequence, width.value, locale.value);
  const index = Math.min(current.value, sequence.steps.length - 1);
  const step = sequence.steps[index];

  const go = (to: number, focus: boolean): void => {
    current.value = Math.max(0, Math.min(sequence.steps.length - 1, to));
    if (focus) list.current?.querySelectorAll('button')[current.value]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: index + 1, ArrowRight: index + 1, ArrowUp: index - 1, ArrowLeft: index - 1, Home: 0, End: sequence.steps.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    go(to, true);
  };

  return (
    <figure class="sequence">
      <figcaption>
        <Sentence text={sequence.title} />
      </figcaption>
      {step && (
        <div class="sequence-note" aria-live="polite">
          <div class="sequence-note-head">
            <button type="button" class="sequence-step" onClick={() => go(index - 1, false)} disabled={index === 0} aria-label={t(texts.previous)}>
              ‹
            </button>
            <span>
              {index + 1} {t(texts.of)} {sequence.steps.length}
            </span>
            <button
              type="button"
              class="sequence-step"
              onClick={() => go(index + 1, false)}
              disabled={index === sequence.steps.length - 1}
              aria-label={t(texts.next)}
            >
              ›
            </button>
            <strong>
              <Sentence text={step.label} />
            </strong>
            <span class={`sequence-basis sequence-basis-${step.basis}`}>{t(texts[step.basis])}</span>
            {step.exchange !== null && show !== null && <ExchangeLink id={step.exchange} show={show} />}
          </div>
          <p>
            <Sentence text={step.note} />
          </p>
          {step.header && (
            <p class="sequence-header">
              <code>{step.header.text}</code>
              {step.header.alias !== null && <AliasChip name={step.header.cookie} alias={step.header.alias} />}
            </p>
          )}
        </div>
      )}
      <div class="sequence-drawing" ref={box} style={{ height: `${layout.height}px` }} aria-hidden="true">
        <Drawing sequence={sequence} layout={layout} current={index} />
        {sequence.actors.map((actor, at) => (
          <div key={actor.id} class="sequence-actor" style={actorStyle(layout, at)}>
            {t(actor.title)}
          </div>
        ))}
        {sequence.steps.map((one, at) => (
          <StepLabel key={at} step={one} place={layout.steps[at]} current={at === index} choose={() => go(at, false)} />
        ))}
      </div>
      <ol class="sequence-steps" ref={list} onKeyDown={onKeyDown} aria-label={t(texts.steps)}>
        {sequence.steps.map((one, at) => (
          <li key={at}>
            <button type="button" tabIndex={at === index ? 0 : -1} aria-current={at === index ? 'step' : undefined} onClick={() => go(at, false)}>
              <span class="sequence-who">
                {t(nameOf(sequence, one.from))} → {t(nameOf(sequence, one.to))}
              </span>
              <Sentence text={one.label} />
            </button>
          </li>
        ))}
      </ol>
      <ExportButtons sequence={sequence} />
    </figure>
  );
}

function Drawing({
  sequence,
  layout,
  current,
}: {
  readonly sequence: Sequence;
  readonly layout: SequenceLayout;
  readonly current: number;
}): JSX.Element {
  const band = layout.steps[current];
  return (
    <svg width={layout.width} height={layout.height} role="presentation">
      {band && <rect class="sequence-band" x={0} y={band.top} width={layout.width} height={band.height} rx={4} />}
      {layout.actors.map(({ x }, at) => (
        <line key={at} class="sequence-lifeline" x1={x} x2={x} y1={layout.lifelineTop} y2={layout.height} />
      ))}
      {sequence.steps.map((step, at) => {
        const place = layout.steps[at];
        return place && <Arrow key={at} step={step} place={place} />;
      })}
    </svg>
  );
}

function Arrow({ step, place: { x1, x2, y } }: { readonly step: Step; readonly place: StepLayout }): JSX.Element {
  const kind = `sequence-arrow sequence-arrow-${step.basis}`;
  if (x1 === x2) {
    return (
      <g class={kind}>
        <path d={`M${x1},${y - 14} h${loopWidth - 6} q6,0 6,6 v2 q0,6 -6,6 h${6 - loopWidth + 4}`} />
        <path class="sequence-tip" d={tip(x1 + 2, y, -1)} />
      </g>
    );
  }
  const direction = x2 > x1 ? 1 : -1;
  return (
    <g class={kind}>
      <line x1={x1} x2={x2 - direction * 2} y1={y} y2={y} />
      <path class="sequence-tip" d={tip(x2 - direction, y, direction)} />
    </g>
  );
}

function tip(x: number, y: number, direction: 1 | -1): string {
  return `M${x},${y} l${-7 * direction},-4 v8 z`;
}

function StepLabel(props: {
  readonly step: Step;
  readonly place: StepLayout | undefined;
  readonly current: boolean;
  readonly choose: () => void;
}): JSX.Element | null {
  const { step, place, current, choose } = props;
  if (!place) return null;
  const label = t(step.label);
  const style = { left: `${place.labelX}px`, width: `${place.labelWidth}px`, top: `${place.labelTop}px` };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: hidden from assistive technology; the list of steps is its keyboard twin
    <div
      class="sequence-label"
      data-current={current}
      data-loop={place.x1 === place.x2}
      style={style}
      title={label.replaceAll('`', '')}
      onClick={choose}
    >
      <Sentence text={step.label} />
    </div>
  );
}

function actorStyle(layout: SequenceLayout, at: number): Record<string, string> {
  const { x, width } = layout.actors[at] ?? { x: 0, width: 0 };
  return { left: `${x - width / 2}px`, width: `${width}px`, height: `${boxHeight}px` };
}

function nameOf(sequence: Sequence, id: Step['from']): Text {
  return sequence.actors.find((actor) => actor.id === id)?.title ?? { en: id, ko: id };
}
