import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Strategy, strategies, traceOf } from '../../utils/cluster/index.ts';
import type { Text } from '../../utils/i18n/text.ts';
import type { LessonFacts } from '../../utils/lessons/index.ts';
import type { PanelModel } from '../models/types.ts';
import { Lead, Sentence, t } from '../ui/index.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import { exampleFacts, lessonFacts } from './lesson-facts.ts';
import { ReplayBox } from './ReplayBox.tsx';
import { Results } from './Results.tsx';
import { createReplay } from './replay.ts';

const texts = {
  example: {
    en: 'This recording has no session yet, so the demo shop’s is replayed here. Log in on the site, and yours takes its place.',
    ko: '이 기록에는 아직 세션이 없어 데모 상점의 기록을 재현합니다. 사이트에 로그인하면 그 기록으로 바뀝니다.',
  },
} satisfies Record<string, Text>;

/** This capture, replayed on N servers. */
export function ScaleOutView({ model }: { readonly model: PanelModel }): JSX.Element {
  const facts = useComputed(() => {
    const own = lessonFacts(model.capture.value.analysis, model.conclusions.value);
    return own.session === null ? exampleFacts() : own;
  });
  const isExample = useComputed(() => facts.value === exampleFacts());
  const beginning = useComputed((): Beginning => {
    const { session, conclusions } = facts.value;
    return session === null ? { sentence: texts.example, strategy: 'memory-only' } : beginningOf(session, conclusions.cookies);
  });
  const key = isExample.value ? 'example' : (facts.value.session?.site ?? '');
  return (
    <div class="scale-out" data-example={isExample.value}>
      <Lead>
        <Sentence text={isExample.value ? texts.example : beginning.value.sentence} />
      </Lead>
      <Stage key={key} facts={() => facts.value} first={strategyOf(isExample.peek() ? 'memory-only' : beginning.peek().strategy)} />
      <p class="cluster-caveat">{t(caveat)}</p>
    </div>
  );
}

const caveat: Text = {
  en: 'A simulation: the requests and their times are the recorded ones; servers, delays and failures are supposed. It is checked against real clusters in the project’s tests.',
  ko: '시뮬레이션입니다. 요청과 시각은 기록 그대로이고 서버, 지연, 장애는 가정입니다. 프로젝트의 테스트에서 실제 클러스터와 대조합니다.',
};

function strategyOf(id: string): Strategy {
  const found = strategies.find((one) => one.id === id) ?? strategies[0];
  if (found === undefined) throw new Error('There is no strategy.');
  return found;
}

function Stage({ facts, first }: { readonly facts: () => LessonFacts; readonly first: Strategy }): JSX.Element {
  const replay = useMemo(
    () =>
      createReplay(() => {
        const { analysis, conclusions, session } = facts();
        return session === null ? { requests: [], sessionBytes: 1, measured: false } : traceOf(analysis, conclusions, session);
      }, first),
    [],
  );
  return (
    <>
      <ReplayBox replay={replay} />
      <Results replay={replay} />
    </>
  );
}
