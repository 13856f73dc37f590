import type { Lesson } from './lesson.ts';
import { loginStepByStep } from './login-step-by-step.ts';
import { whatACookieIs } from './what-a-cookie-is.ts';

/** The lessons, in the order of the path. */
export const lessons: readonly Lesson[] = [whatACookieIs, loginStepByStep];

export { bindLesson } from './bind.ts';
export { exampleFacts } from './example.ts';
export { deriveLessonFacts, type LessonFacts } from './facts.ts';
