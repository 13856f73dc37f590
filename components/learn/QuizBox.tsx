import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Text } from '../../utils/i18n/text.ts';
import type { Quiz } from '../../utils/lessons/lesson.ts';
import { Sentence, t } from '../ui/index.ts';

const texts = {
  right: { en: 'Right.', ko: '맞습니다.' },
  wrong: { en: 'Not so.', ko: '그렇지 않습니다.' },
} satisfies Record<string, Text>;

/** One question; each answer says why it is right, or where the mistake lies. */
export function QuizBox({ quiz }: { readonly quiz: Quiz }): JSX.Element {
  const chosen = useSignal<number | null>(null);
  const name = useId();
  const option = chosen.value === null ? undefined : quiz.options[chosen.value];
  return (
    <fieldset class="quiz">
      <legend>
        <Sentence text={quiz.question} />
      </legend>
      {quiz.options.map(({ text }, index) => (
        <label key={index}>
          <input type="radio" name={name} checked={chosen.value === index} onChange={() => (chosen.value = index)} />
          <span>
            <Sentence text={text} />
          </span>
        </label>
      ))}
      <p role="status">
        {option && (
          <>
            <strong class={option.right ? 'quiz-right' : 'quiz-wrong'}>
              {option.right ? '✓' : '✗'} {t(option.right ? texts.right : texts.wrong)}
            </strong>{' '}
            <Sentence text={option.because} />
          </>
        )}
      </p>
    </fieldset>
  );
}
