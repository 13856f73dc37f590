import type { JSX } from 'preact';
import { type Strategy, strategies } from '../../utils/cluster/index.ts';
import { Sentence } from '../ui/index.ts';
import { ClusterPicture } from './ClusterPicture.tsx';
import { Controls } from './Controls.tsx';
import { Player } from './Player.tsx';
import type { Replay } from './replay.ts';
import './cluster.css';

/** The cluster in the middle, the controls beside it. Used by the view, and by the lessons with the strategies that they speak of. */
export function ReplayBox({ replay, offered = strategies }: { readonly replay: Replay; readonly offered?: readonly Strategy[] }): JSX.Element {
  const { servers, failures } = replay.run.value.parameters;
  const { store, summary } = replay.strategy.value;
  const steps = replay.run.value.you;
  return (
    <div class="cluster-frame">
      <div class="cluster">
        <Controls replay={replay} offered={offered} />
        <div class="cluster-stage">
          <p class="cluster-summary">
            <Sentence text={summary} />
          </p>
          <ClusterPicture step={steps[Math.min(replay.position.value, steps.length - 1)]} servers={servers} hasStore={store} failures={failures} />
          <Player replay={replay} />
        </div>
      </div>
    </div>
  );
}
