import { connectionless } from './connectionless.ts';
import type { Lesson } from './lesson.ts';
import { loginStepByStep } from './login-step-by-step.ts';
import { stateless } from './stateless.ts';
import { whatACookieIs } from './what-a-cookie-is.ts';
import { whatASessionIs } from './what-a-session-is.ts';

/** The lessons, in the order of the path. */
export const lessons: readonly Lesson[] = [whatACookieIs, whatASessionIs, connectionless, stateless, loginStepByStep];

export { bindLesson } from './bind.ts';
export { exampleFacts } from './example.ts';
export { deriveLessonFacts, type LessonFacts } from './facts.ts';
