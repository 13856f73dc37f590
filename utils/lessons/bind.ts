import type { LessonFacts } from './facts.ts';
import type { BoundLesson, Lesson } from './lesson.ts';

/** Fills a lesson from a capture, and from `example` while the capture has nothing to show. */
export function bindLesson(lesson: Lesson, facts: LessonFacts, example: LessonFacts): BoundLesson {
  const live = lesson.live(facts);
  if (live.kind === 'shown') return bound(lesson, null, live.blocks, facts);
  const shown = lesson.live(example);
  return bound(lesson, live.need, shown.kind === 'shown' ? shown.blocks : [], example);
}

function bound(lesson: Lesson, need: BoundLesson['need'], blocks: BoundLesson['blocks'], facts: LessonFacts): BoundLesson {
  return { lesson, need, blocks, experiment: lesson.experiment(facts), interview: lesson.interview(facts) };
}
