import { lessonFacts } from '../../../components/cluster/lesson-facts.ts';
import type { Exchange } from '../../../utils/http/exchange.ts';
import { type LessonFacts, lessons } from '../../../utils/lessons/index.ts';
import { analyse, conclude, createAnalysis } from '../../../utils/session/index.ts';
import { captures, examined } from '../../tools/captures.ts';
import { type LoginFlowOptions, loginFlow } from '../../tools/login-flow.ts';

/** Recordings as the lessons see them, and what a lesson says of one. */

/** A visit as the lessons see it; `change` makes another recording of it. */
export function visit(options: LoginFlowOptions = {}, change: (exchanges: readonly Exchange[]) => readonly Exchange[] = (same) => same): LessonFacts {
  const analysis = change(loginFlow(options).exchanges).reduce(analyse, createAnalysis({ browser: 'chromium' }));
  return lessonFacts(analysis, conclude(analysis, analysis.lastTime));
}

/** A labelled recording as the lessons see it. */
export function recorded(id: string): LessonFacts {
  const capture = captures().find(({ labels }) => labels.id === id);
  if (capture === undefined) throw new Error(`There is no recording ${id}.`);
  const { analysis, conclusions } = examined(capture);
  return lessonFacts(analysis, conclusions);
}

export function lessonOf(id: string) {
  const lesson = lessons.find((one) => one.id === id);
  if (lesson === undefined) throw new Error(`There is no lesson ${id}.`);
  return lesson;
}

export const live = (id: string, facts: LessonFacts): string => JSON.stringify(lessonOf(id).live(facts));
export const interview = (id: string, facts: LessonFacts): string => JSON.stringify(lessonOf(id).interview(facts));
export const tries = (id: string, facts: LessonFacts) => lessonOf(id).experiment(facts).choices;
