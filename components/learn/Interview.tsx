import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { Answered } from '../../utils/lessons/lesson.ts';
import { Sentence, t } from '../ui/index.ts';
import { type ShowExchange, Shown } from './Shown.tsx';

const answer: Text = { en: 'Say your answer first, then compare', ko: '먼저 소리 내어 답한 다음 비교해 보기' };

/** Questions as an interviewer asks them; the answer is folded until the reader has given their own. */
export function Interview({ questions, show }: { readonly questions: readonly Answered[]; readonly show: ShowExchange | null }): JSX.Element {
  return (
    <>
      {questions.map((one, index) => (
        <div key={index} class="interview">
          <p class="interview-question">
            <Sentence text={one.question} />
          </p>
          <details>
            <summary>{t(answer)}</summary>
            <p>
              <Sentence text={one.answer} /> <Shown exchanges={one.exchanges} show={show} />
            </p>
          </details>
        </div>
      ))}
    </>
  );
}
