import { type Signal, signal, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import { bindLesson, lessons } from '../../utils/lessons/index.ts';
import type { Lesson } from '../../utils/lessons/lesson.ts';
import { exampleFacts, lessonFacts } from '../cluster/lesson-facts.ts';
import { keptFor } from '../models/kept.ts';
import type { PanelModel } from '../models/types.ts';
import { Sentence, t } from '../ui/index.ts';
import { LessonPage } from './LessonPage.tsx';
import './learn.css';

const texts = {
  path: { en: 'Lessons', ko: '학습 목록' },
  lit: { en: 'shown with this recording', ko: '이 기록으로 볼 수 있음' },
  unlit: { en: 'needs more to be recorded', ko: '기록이 더 필요함' },
} satisfies Record<string, Text>;

/** Where the reader is. */
interface Reading {
  readonly chosen: Signal<Lesson | undefined>;
  /** How far the lesson is scrolled. */
  top: number;
  /** Whether the lesson was reached from the one before it, whose button is gone: then the title takes the focus. */
  followed: boolean;
}

/** A path of lessons; what this capture can already show is lit. Only the open one is filled whole. */
export function LearnView({ model }: { readonly model: PanelModel }): JSX.Element {
  const facts = useComputed(() => lessonFacts(model.capture.value.analysis, model.conclusions.value));
  const lit = useComputed(() => new Set(lessons.filter((lesson) => lesson.live(facts.value).kind === 'shown').map(({ id }) => id)));
  const reading = keptFor(model, 'lesson', (): Reading => ({ chosen: signal(lessons[0]), top: 0, followed: false }));
  const { chosen } = reading;
  const bound = useComputed(() => (chosen.value === undefined ? null : bindLesson(chosen.value, facts.value, exampleFacts())));

  const open = (lesson: Lesson, followed: boolean): void => {
    reading.top = 0;
    reading.followed = followed;
    chosen.value = lesson;
  };
  const next = chosen.value === undefined ? undefined : lessons[lessons.indexOf(chosen.value) + 1];

  return (
    <div class="learn">
      <nav class="learn-path" aria-label={t(texts.path)}>
        <ol>
          {lessons.map((lesson) => {
            const isLit = lit.value.has(lesson.id);
            return (
              <li key={lesson.id}>
                <button
                  type="button"
                  data-lesson-link={lesson.id}
                  aria-current={lesson === chosen.value ? 'page' : undefined}
                  onClick={() => open(lesson, false)}
                >
                  <span class={isLit ? 'learn-lit' : 'learn-unlit'} title={t(isLit ? texts.lit : texts.unlit)}>
                    <span aria-hidden="true">{isLit ? '●' : '○'}</span>
                    <span class="for-reader">{t(isLit ? texts.lit : texts.unlit)}:</span>
                  </span>
                  <span>
                    <Sentence text={lesson.title} />
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      {bound.value && (
        <LessonPage
          key={bound.value.lesson.id}
          bound={bound.value}
          facts={bound.value.need === null ? facts.value : exampleFacts()}
          model={model}
          top={reading.top}
          focus={reading.followed}
          scrolled={(top) => (reading.top = top)}
          next={next && { title: next.title, open: () => open(next, true) }}
        />
      )}
    </div>
  );
}
