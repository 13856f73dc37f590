import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import { bindLessons, lessons } from '../../utils/lessons/index.ts';
import type { Block, BoundLesson } from '../../utils/lessons/lesson.ts';
import type { PanelModel } from '../models/types.ts';
import { SequenceDiagram } from '../sequence/SequenceDiagram.tsx';
import { EmptyState, ExchangeLink, Sentence, t } from '../ui/index.ts';
import './learn.css';

const texts = {
  path: { en: 'Lessons', ko: '학습 목록' },
  idea: { en: 'The idea', ko: '개념' },
  here: { en: 'On this site', ko: '이 사이트에서는' },
  lit: { en: 'shown with this recording', ko: '이 기록으로 볼 수 있음' },
  unlit: { en: 'needs more to be recorded', ko: '기록이 더 필요함' },
  waiting: { en: 'Waiting for a login', ko: '로그인을 기다리는 중' },
} satisfies Record<string, Text>;

/** A path of lessons; what this capture can already show is lit. */
export function LearnView({ model }: { readonly model: PanelModel }): JSX.Element {
  const bound = useComputed(() => bindLessons(lessons, { analysis: model.capture.value.analysis, conclusions: model.conclusions.value }));
  const chosen = useSignal(lessons[0]?.id ?? '');
  const lesson = bound.value.find((one) => one.lesson.id === chosen.value);

  return (
    <div class="learn">
      <nav class="learn-path" aria-label={t(texts.path)}>
        <ol>
          {bound.value.map((one) => (
            <li key={one.lesson.id}>
              <button type="button" aria-current={one.lesson.id === chosen.value ? 'page' : undefined} onClick={() => (chosen.value = one.lesson.id)}>
                <span class={one.live.kind === 'shown' ? 'learn-lit' : 'learn-unlit'} title={t(one.live.kind === 'shown' ? texts.lit : texts.unlit)}>
                  {one.live.kind === 'shown' ? '●' : '○'}
                </span>
                <Sentence text={one.lesson.title} />
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {lesson && <LessonText bound={lesson} show={model.show} />}
    </div>
  );
}

function LessonText({ bound: { lesson, live }, show }: { readonly bound: BoundLesson; readonly show: PanelModel['show'] }): JSX.Element {
  return (
    <article class="lesson" data-lesson={lesson.id}>
      <h2>
        <Sentence text={lesson.title} />
      </h2>
      <p class="lesson-question">
        <Sentence text={lesson.question} />
      </p>
      <h3>{t(texts.idea)}</h3>
      {lesson.idea.map((paragraph, index) => (
        <p key={index}>
          <Sentence text={paragraph} />
        </p>
      ))}
      <h3>{t(texts.here)}</h3>
      {live.kind === 'missing' ? (
        <EmptyState title={texts.waiting} detail={live.need} />
      ) : (
        live.blocks.map((block, index) => <LiveBlock key={index} block={block} show={show} />)
      )}
    </article>
  );
}

function LiveBlock({ block, show }: { readonly block: Block; readonly show: PanelModel['show'] }): JSX.Element {
  if (block.kind === 'sequence') return <SequenceDiagram sequence={block.sequence} show={show} />;
  return (
    <p class="lesson-outcome">
      <Sentence text={block.text} />{' '}
      {block.exchanges.map((id) => (
        <ExchangeLink key={id} id={id} show={show} />
      ))}
    </p>
  );
}
