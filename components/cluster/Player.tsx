import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Step } from '../../utils/cluster/index.ts';
import { formatDuration } from '../../utils/i18n/format.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { t } from '../ui/index.ts';
import { failureText } from './Failures.tsx';
import { lookIds, lookNamed, lookOf } from './outcomes.ts';
import { type Replay, stopAfter, stopBefore } from './replay.ts';

const texts = {
  play: { en: 'Play', ko: '재생' },
  pause: { en: 'Pause', ko: '일시 정지' },
  previous: { en: 'Previous request', ko: '이전 요청' },
  next: { en: 'Next request', ko: '다음 요청' },
  trouble: { en: 'Next trouble', ko: '다음 문제' },
  noTrouble: { en: 'No request of yours is in trouble', ko: '문제가 생긴 내 요청이 없습니다' },
  where: { en: 'Your request {n} of {all}, {time} into the visit', ko: '내 요청 {n}/{all}, 방문 {time} 뒤' },
  waiting: { en: 'Replaying {n} requests …', ko: '요청 {n}건을 재현하는 중 …' },
  struck: { en: '{what}, then:', ko: '{what} 뒤:' },
  line: { en: 'Your requests; arrow keys move', ko: '내 요청, 화살표 키로 이동' },
} satisfies Record<string, Text>;

/** How long a request is shown while playing. */
const pace = 700;

/** Play, pause, step; and the requests in a row, each with how it ended. */
export function Player({ replay }: { readonly replay: Replay }): JSX.Element {
  const { position, playing } = replay;
  const steps = replay.run.value.you;
  const index = Math.min(position.value, Math.max(0, steps.length - 1));
  const step = steps[index];

  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => {
      const next = stopAfter(replay.run.value.you, position.value);
      if (next === null) playing.value = false;
      else position.value = next;
    }, pace);
    return () => clearInterval(timer);
  }, [playing.value]);

  const go = (to: number): void => {
    playing.value = false;
    position.value = Math.max(0, Math.min(steps.length - 1, to));
  };
  const toggle = (): void => {
    if (!playing.value && stopAfter(steps, index) === null) position.value = stopAfter(steps, -1) ?? 0;
    playing.value = !playing.value;
  };
  const trouble = steps.findIndex((one, at) => at > index && isTrouble(one));
  const firstTrouble = trouble >= 0 ? trouble : steps.findIndex(isTrouble);
  return (
    <div class="cluster-player">
      <div class="cluster-buttons">
        <button type="button" class="button" onClick={toggle}>
          {playing.value ? '❚❚' : '▶'} {t(playing.value ? texts.pause : texts.play)}
        </button>
        <button
          type="button"
          class="button"
          aria-label={t(texts.previous)}
          title={t(texts.previous)}
          disabled={stopBefore(steps, index) === null}
          onClick={() => go(stopBefore(steps, index) ?? index)}
        >
          ‹
        </button>
        <button
          type="button"
          class="button"
          aria-label={t(texts.next)}
          title={t(texts.next)}
          disabled={stopAfter(steps, index) === null}
          onClick={() => go(stopAfter(steps, index) ?? index)}
        >
          ›
        </button>
        <button
          type="button"
          class="button"
          disabled={firstTrouble < 0}
          title={firstTrouble < 0 ? t(texts.noTrouble) : undefined}
          onClick={() => go(firstTrouble)}
        >
          {t(texts.trouble)}
        </button>
        <span class="cluster-where">
          {t(
            replay.waiting.value > 0
              ? fill(texts.waiting, { n: replay.waiting.value })
              : fill(texts.where, { n: index + 1, all: steps.length, time: formatDuration(step?.at ?? 0) }),
          )}
        </span>
      </div>
      {step && (
        <p class="cluster-now" role="status">
          <code>{step.label}</code>{' '}
          <span class={`cluster-outcome cluster-outcome-${lookOf(step).id}`}>
            <span aria-hidden="true">{lookOf(step).shape}</span> {t(lookOf(step).words)}
          </span>
        </p>
      )}
      <Line replay={replay} index={index} go={go} />
      <Legend steps={steps} />
    </div>
  );
}

/** What the shapes in the row mean, and how many there are of each. */
function Legend({ steps }: { readonly steps: readonly Step[] }): JSX.Element {
  const ids = steps.map((step) => lookOf(step).id);
  return (
    <ul class="cluster-legend">
      {lookIds
        .filter((id) => ids.includes(id))
        .map((id) => (
          <li key={id}>
            <span class={`cluster-outcome-${id}`} aria-hidden="true">
              {lookNamed(id).shape}
            </span>{' '}
            {t(lookNamed(id).words)}: {ids.filter((one) => one === id).length}
          </li>
        ))}
    </ul>
  );
}

function isTrouble({ outcome }: Step): boolean {
  return outcome === 'logged-out' || outcome === 'failed' || outcome === 'stale';
}

function titleOf(step: Step, what: string): string {
  const own = `${step.label}: ${t(lookOf(step).words)}`;
  return what === '' ? own : `${t(fill(texts.struck, { what }))} ${own}`;
}

/** Marks drawn at most: what does not fit is thinned, troubles first. */
const mostMarks = 240;

function Line({ replay, index, go }: { readonly replay: Replay; readonly index: number; readonly go: (to: number) => void }): JSX.Element {
  const { you: steps, incidents } = replay.run.value;
  const struck = (from: number, to: number): string =>
    incidents
      .filter(({ failure: { at } }) => at > from && at <= to)
      .map(({ failure }) => t(failureText(failure)))
      .join(', ');
  const every = Math.ceil(steps.length / mostMarks);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      class="cluster-line"
      role="slider"
      tabIndex={0}
      aria-label={t(texts.line)}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, steps.length)}
      aria-valuenow={index + 1}
      aria-valuetext={steps[index] && `${steps[index].label}: ${t(lookOf(steps[index]).words)}`}
      onKeyDown={onKeyDown}
    >
      {steps.map((step, at) =>
        at % every === 0 || isTrouble(step) || at === index || struck(steps[at - 1]?.at ?? -1, step.at) !== '' ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the slider around it takes the keys
          <span
            key={at}
            class={`cluster-mark cluster-outcome-${lookOf(step).id}`}
            data-current={at === index}
            data-struck={struck(steps[at - 1]?.at ?? -1, step.at) !== ''}
            title={titleOf(step, struck(steps[at - 1]?.at ?? -1, step.at))}
            onClick={() => go(at)}
          >
            {lookOf(step).shape}
          </span>
        ) : null,
      )}
    </div>
  );
}
