import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { strategies, traceOf } from '../../utils/cluster/index.ts';
import type { LessonFacts } from '../../utils/lessons/index.ts';
import { ReplayBox } from './ReplayBox.tsx';
import { createReplay } from './replay.ts';

/** The replay inside a lesson, with the strategies that the lesson speaks of. */
export function LessonReplay({
  strategies: ids,
  facts,
}: {
  readonly strategies: readonly string[];
  readonly facts: LessonFacts;
}): JSX.Element | null {
  const { analysis, conclusions, session } = facts;
  const offered = strategies.filter(({ id }) => ids.includes(id));
  const first = offered.find(({ id }) => id === ids[0]);
  const replay = useMemo(
    () => (session === null || first === undefined ? null : createReplay(() => traceOf(analysis, conclusions, session), first)),
    [analysis.exchanges.length, first],
  );
  return replay && <ReplayBox replay={replay} offered={offered} />;
}
