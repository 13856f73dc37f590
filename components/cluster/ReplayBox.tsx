import type { JSX } from 'preact';
import { type Strategy, strategies, tellRun } from '../../utils/cluster/index.ts';
import type { Text } from '../../utils/i18n/text.ts';
import { Sentence, t } from '../ui/index.ts';
import { ClusterPicture } from './ClusterPicture.tsx';
import { Controls } from './Controls.tsx';
import { Player } from './Player.tsx';
import type { Replay } from './replay.ts';
import './cluster.css';

const told: Text = { en: 'What this replay shows', ko: '이 재현이 보여 주는 것' };

/** The cluster in the middle, the controls beside it. Used by the view, and by the lessons with the strategies that they speak of. */
export function ReplayBox({ replay, offered = strategies }: { readonly replay: Replay; readonly offered?: readonly Strategy[] }): JSX.Element {
  const { store, summary } = replay.strategy.value;
  const run = replay.run.value;
  return (
    <div class="cluster-frame">
      <div class="cluster">
        <Controls replay={replay} offered={offered} />
        <div class="cluster-stage">
          <p class="cluster-summary">
            <Sentence text={summary} />
          </p>
          <ClusterPicture run={run} step={run.you[Math.min(replay.position.value, run.you.length - 1)]} hasStore={store} />
          <Player replay={replay} />
          <ul class="cluster-told" aria-label={t(told)}>
            {tellRun(replay.strategy.value, run).map((sentence, index) => (
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
