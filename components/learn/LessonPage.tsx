import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fill, type Text } from '../../utils/i18n/text.ts';
import type { LessonFacts } from '../../utils/lessons/index.ts';
import type { BoundLesson } from '../../utils/lessons/lesson.ts';
import type { PanelModel } from '../models/types.ts';
import { Sentence, t } from '../ui/index.ts';
import { Blocks } from './Blocks.tsx';
import { Drawn } from './Drawn.tsx';
import { ExperimentBox } from './ExperimentBox.tsx';
import { Interview } from './Interview.tsx';
import { QuizBox } from './QuizBox.tsx';
import type { ShowExchange } from './Shown.tsx';

const texts = {
  idea: { en: 'The idea', ko: '개념' },
  here: { en: 'On this site', ko: '이 사이트에서는' },
  example: { en: 'On the demo shop', ko: '데모 상점에서는' },
  exampleMark: {
    en: 'From a recording of the demo shop that comes with Sessionscope, not from this site.',
    ko: '이 사이트가 아니라 Sessionscope에 들어 있는 데모 상점 기록입니다.',
  },
  need: { en: 'To see it here', ko: '이 사이트에서 보려면' },
  experiment: { en: 'Try it', ko: '해 보기' },
  interview: { en: 'Say it yourself', ko: '직접 말해 보기' },
  next: { en: 'Next: {title}', ko: '다음: {title}' },
} satisfies Record<string, Text>;

/** A lesson in its short form: the idea, this site, something to try, something to say. One column at reading width. */
export function LessonPage(props: {
  readonly bound: BoundLesson;
  readonly facts: LessonFacts;
  readonly model: PanelModel;
  /** How far it was scrolled when it was left. */
  readonly top: number;
  /** Whether its title takes the focus. */
  readonly focus: boolean;
  scrolled(top: number): void;
  readonly next: { readonly title: Text; open(): void } | undefined;
}): JSX.Element {
  const { bound, facts, model, next } = props;
  const page = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (page.current) page.current.scrollTop = props.top;
    if (props.focus) title.current?.focus({ preventScroll: true });
  }, []);
  const { lesson, need } = bound;
  // Numbers of the example's exchanges lead nowhere in Traffic.
  const show: ShowExchange | null = need === null ? model.show : null;
  return (
    <article
      class="lesson"
      ref={page}
      data-lesson={lesson.id}
      data-example={need !== null}
      onScroll={(event) => props.scrolled(event.currentTarget.scrollTop)}
    >
      <h2 ref={title} tabIndex={-1}>
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
      <Drawn drawing={lesson.drawing} />
      {need !== null && (
        <p class="lesson-need">
          <strong>{t(texts.need)}:</strong> <Sentence text={need} />
        </p>
      )}
      <section class={need === null ? 'lesson-live' : 'lesson-live lesson-example'} aria-label={t(need === null ? texts.here : texts.example)}>
        <h3>{t(need === null ? texts.here : texts.example)}</h3>
        {need !== null && <p class="lesson-example-mark">{t(texts.exampleMark)}</p>}
        <Blocks blocks={bound.blocks} show={show} facts={facts} />
        {bound.experiment.choices.length > 0 && (
          <>
            <h3>{t(texts.experiment)}</h3>
            <ExperimentBox experiment={bound.experiment} show={show} />
          </>
        )}
        <h3>{t(texts.interview)}</h3>
        <Interview questions={bound.interview} show={show} />
        <QuizBox quiz={lesson.quiz} />
      </section>
      {next && (
        <button type="button" class="button lesson-next" onClick={() => next.open()}>
          <Sentence text={fill(texts.next, { title: next.title })} />
        </button>
      )}
    </article>
  );
}
