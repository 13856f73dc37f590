import { computed, useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { emptyTrace, type Strategy, strategies, traceOf } from '../../utils/cluster/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { keptFor } from '../models/kept.ts';
import type { PanelModel } from '../models/types.ts';
import { Lead, Sentence, t } from '../ui/index.ts';
import { type Beginning, beginningOf } from './beginning.ts';
import { exampleFacts, lessonFacts } from './lesson-facts.ts';
import { ReplayBox } from './ReplayBox.tsx';
import { Results } from './Results.tsx';
import { createReplay, type Replay } from './replay.ts';

const texts = {
  example: {
    en: 'This recording has no session yet, so the demo shop’s is replayed here. Log in on the site, and yours takes its place.',
    ko: '이 기록에는 아직 세션이 없어 데모 상점의 기록을 재현합니다. 사이트에 로그인하면 그 기록으로 바뀝니다.',
  },
  elsewhere: {
    en: 'The session of `{site}` travels in {where}, and only sessions in cookies can be replayed. The demo shop’s is replayed here.',
    ko: '`{site}` 사이트의 세션은 {where}에 실려 오갑니다. 쿠키에 실린 세션만 재현할 수 있어 데모 상점의 기록을 재현합니다.',
  },
} satisfies Record<string, Text>;

const carriers: Readonly<Record<'url' | 'bearer', Text>> = {
  url: { en: 'its URLs', ko: 'URL' },
  bearer: { en: 'the `Authorization` header', ko: '`Authorization` 헤더' },
};

/** This capture, replayed on N servers. */
export function ScaleOutView({ model }: { readonly model: PanelModel }): JSX.Element {
  const facts = keptFor(model, 'scale-out', () =>
    computed(() => {
      const own = lessonFacts(model.capture.value.analysis, model.conclusions.value);
      return own.session?.carrier === 'cookie' ? own : exampleFacts();
    }),
  );
  const isExample = useComputed(() => facts.value === exampleFacts());
  const beginning = useComputed((): Beginning => {
    const { session, conclusions } = facts.value;
    return session === null ? { sentence: texts.example, strategy: 'memory-only' } : beginningOf(session, conclusions.cookies);
  });
  const key = isExample.value ? 'example' : (facts.value.session?.site ?? '');
  const begin = (): Replay =>
    createReplay(
      () => {
        const { analysis, conclusions, session } = facts.value;
        return session === null ? emptyTrace : traceOf(analysis, conclusions, session);
      },
      strategyOf(isExample.peek() ? 'memory-only' : beginning.peek().strategy),
    );
  return (
    <div class="scale-out" data-example={isExample.value}>
      <Lead>
        <Sentence text={isExample.value ? whyExample(model) : beginning.value.sentence} />
      </Lead>
      <Stage key={key} replay={keptFor(model, `scale-out ${key}`, begin)} />
    </div>
  );
}

function whyExample(model: PanelModel): Text {
  const [session] = model.conclusions.value.sessions;
  if (session === undefined || session.carrier === 'cookie') return texts.example;
  return fill(texts.elsewhere, { site: session.site, where: carriers[session.carrier] });
}

const caveat: Text = {
  en: 'A simulation: the requests and their times are the recorded ones; servers, delays and failures are supposed. The project’s tests hold this one, request by request, against a real cluster: {checked}.',
  ko: '시뮬레이션입니다. 요청과 시각은 기록 그대로이고 서버, 지연, 장애는 가정입니다. 이 방식은 프로젝트의 테스트에서 요청 하나하나를 실제 클러스터({checked})와 대조합니다.',
};

function strategyOf(id: string): Strategy {
  const found = strategies.find((one) => one.id === id) ?? strategies[0];
  if (found === undefined) throw new Error('There is no strategy.');
  return found;
}

function Stage({ replay }: { readonly replay: Replay }): JSX.Element {
  return (
    <>
      <ReplayBox replay={replay} />
      <Results replay={replay} />
      <p class="cluster-caveat">{t(fill(caveat, { checked: replay.strategy.value.checked }))}</p>
    </>
  );
}
