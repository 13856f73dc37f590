import { defaultsFor, simulate, strategies, type Trace, traceOf } from '../../utils/cluster/index.ts';
import * as lessons from '../../utils/lessons/index.ts';
import type { Analysis, Conclusions } from '../../utils/session/types.ts';

/** The one place where the lessons meet the simulated cluster. */
const replayOf: lessons.ReplayOf = (analysis, conclusions, session) => {
  // Only when a lesson asks: facts are derived anew with each request of the page.
  let made: Trace | null = null;
  return (id, change = {}) => {
    const strategy = strategies.find((one) => one.id === id);
    if (strategy === undefined) throw new Error(`A lesson asks for ${id}, which is no strategy.`);
    made ??= traceOf(analysis, conclusions, session);
    const trace = made;
    return simulate(strategy, trace, { ...defaultsFor(trace, strategy), ...change });
  };
};

export function lessonFacts(analysis: Analysis, conclusions: Conclusions): lessons.LessonFacts {
  return lessons.deriveLessonFacts(analysis, conclusions, replayOf);
}

export function exampleFacts(): lessons.LessonFacts {
  return lessons.exampleFacts(replayOf);
}
