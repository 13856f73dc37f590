import type { Analysis, Conclusions } from '../session/types.ts';
import { deriveLessonFacts } from './facts.ts';
import type { BoundLesson, Lesson } from './lesson.ts';

/** Fills the lessons from a capture. The facts are derived once for all of them. */
export function bindLessons(
  lessons: readonly Lesson[],
  capture: { readonly analysis: Analysis; readonly conclusions: Conclusions },
): readonly BoundLesson[] {
  const facts = deriveLessonFacts(capture.analysis, capture.conclusions);
  return lessons.map((lesson) => ({ lesson, live: lesson.live(facts) }));
}
