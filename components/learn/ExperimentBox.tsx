import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Text } from '../../utils/i18n/text.ts';
import type { Experiment } from '../../utils/lessons/lesson.ts';
import { Sentence, t } from '../ui/index.ts';
import { type ShowExchange, Shown } from './Shown.tsx';

const texts = {
  right: { en: 'Right.', ko: '맞습니다.' },
  wrong: { en: 'Not so.', ko: '그렇지 않습니다.' },
  replayed: {
    en: 'Computed by replaying the recording on servers that are supposed, with their delays and failures.',
    ko: '기록을 가상의 서버에 재현해 계산한 결과입니다. 서버와 지연, 장애는 가정입니다.',
  },
  by: { en: 'Computed from the recording by the same engine that judges it.', ko: '쿠키와 세션을 판정하는 엔진이 이 기록으로 계산한 결과입니다.' },
} satisfies Record<string, Text>;

/** The reader chooses, then sees what the engine says. */
export function ExperimentBox({ experiment, show }: { readonly experiment: Experiment; readonly show: ShowExchange | null }): JSX.Element {
  const chosen = useSignal<number | null>(null);
  const choice = chosen.value === null ? undefined : experiment.choices[chosen.value];
  return (
    <div class="experiment">
      <p>
        <Sentence text={experiment.prompt} />
      </p>
      <div class="experiment-choices">
        {experiment.choices.map(({ label }, index) => (
          <button key={index} type="button" class="button" aria-pressed={chosen.value === index} onClick={() => (chosen.value = index)}>
            <Sentence text={label} />
          </button>
        ))}
      </div>
      <div class="experiment-outcome" role="status">
        {choice && (
          <p>
            {choice.right !== undefined && (
              <strong class={choice.right ? 'quiz-right' : 'quiz-wrong'}>
                {choice.right ? '✓' : '✗'} {t(choice.right ? texts.right : texts.wrong)}{' '}
              </strong>
            )}
            <Sentence text={choice.outcome} /> <Shown exchanges={choice.exchanges} show={show} />
          </p>
        )}
        {choice && <p class="dim">{t(experiment.replayed === true ? texts.replayed : texts.by)}</p>}
      </div>
    </div>
  );
}
