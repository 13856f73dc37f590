import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { emptyTrace, type Parameters, strategies, traceOf } from '../../utils/cluster/index.ts';
import type { LessonFacts } from '../../utils/lessons/index.ts';
import { ReplayBox } from './ReplayBox.tsx';
import { createReplay } from './replay.ts';

/** The replay inside a lesson, with the strategies that the lesson speaks of, from the parameters that its sentences are about. */
export function LessonReplay({
  strategies: ids,
  begin,
  facts,
}: {
  readonly strategies: readonly string[];
  readonly begin: Partial<Parameters>;
  readonly facts: LessonFacts;
}): JSX.Element | null {
  const offered = strategies.filter(({ id }) => ids.includes(id));
  const first = offered.find(({ id }) => id === ids[0]);
  // What the reader has set outlives the next request of the page.
  const held = useSignal(facts);
  useEffect(() => {
    held.value = facts;
  }, [facts]);
  const replay = useMemo(() => {
    if (facts.session === null || first === undefined) return null;
    held.value = facts;
    return createReplay(
      () => {
        const { analysis, conclusions, session } = held.value;
        return session === null ? emptyTrace : traceOf(analysis, conclusions, session);
      },
      first,
      begin,
    );
  }, [facts.session?.site, first]);
  return replay && <ReplayBox replay={replay} offered={offered} />;
}
