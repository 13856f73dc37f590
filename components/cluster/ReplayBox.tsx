import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Strategy, strategies, tellRun } from '../../utils/cluster/index.ts';
import { fill, type Text } from '../../utils/i18n/text.ts';
import { Sentence, t } from '../ui/index.ts';
import { ClusterPicture } from './ClusterPicture.tsx';
import { Controls } from './Controls.tsx';
import { Player } from './Player.tsx';
import type { Replay } from './replay.ts';
import './cluster.css';

const texts = {
  told: { en: 'What this replay shows', ko: '이 재현이 보여 주는 것' },
  latest: { en: 'The recording is long: its latest {n} requests are replayed.', ko: '기록이 길어 최근 요청 {n}건만 재현합니다.' },
  fewer: {
    en: 'Replayed with {n} visitors: more of them would make over a million requests.',
    ko: '방문자 {n}명으로 재현합니다. 더 늘리면 요청이 백만 건을 넘습니다.',
  },
} satisfies Record<string, Text>;

/** The cluster in the middle, the controls beside it. Used by the view, and by the lessons with the strategies that they speak of. */
export function ReplayBox({ replay, offered = strategies }: { readonly replay: Replay; readonly offered?: readonly Strategy[] }): JSX.Element {
  useEffect(() => replay.follow(), [replay]);
  const { strategy, parameters, trace } = replay.shown.value;
  const run = replay.run.value;
  const told = [...tellRun(strategy, run)];
  if (trace.isCut) told.unshift(fill(texts.latest, { n: trace.requests.length }));
  if (parameters.users < replay.parameters.value.users) told.push(fill(texts.fewer, { n: parameters.users }));
  return (
    <div class="cluster-frame">
      <div class="cluster">
        <Controls replay={replay} offered={offered} />
        <div class="cluster-stage">
          <p class="cluster-summary">
            <Sentence text={strategy.summary} />
          </p>
          <ClusterPicture run={run} index={Math.min(replay.position.value, run.you.length - 1)} strategy={strategy} />
          <Player replay={replay} />
          <ul class="cluster-told" aria-label={t(texts.told)}>
            {told.map((sentence, index) => (
              <li key={index}>
                <Sentence text={sentence} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
