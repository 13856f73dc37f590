import { connectionless } from './connectionless.ts';
import { cookieOrSession } from './cookie-or-session.ts';
import type { Lesson } from './lesson.ts';
import { loginStepByStep } from './login-step-by-step.ts';
import { sessionsAndStatelessness } from './sessions-and-statelessness.ts';
import { stateless } from './stateless.ts';
import { stealingAndProtecting } from './stealing-and-protecting.ts';
import { whatACookieIs } from './what-a-cookie-is.ts';
import { whatASessionIs } from './what-a-session-is.ts';
import { whenASessionEnds } from './when-a-session-ends.ts';

/** The lessons, in the order of the path. */
export const lessons: readonly Lesson[] = [
  whatACookieIs,
  whatASessionIs,
  connectionless,
  stateless,
  cookieOrSession,
  loginStepByStep,
  sessionsAndStatelessness,
  whenASessionEnds,
  stealingAndProtecting,
];

export { bindLesson } from './bind.ts';
export { exampleFacts } from './example.ts';
export { deriveLessonFacts, type LessonFacts } from './facts.ts';
