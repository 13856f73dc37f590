import { connectionless } from './connectionless.ts';
import { cookieOrSession } from './cookie-or-session.ts';
import type { Lesson } from './lesson.ts';
import { loginStepByStep } from './login-step-by-step.ts';
import { primarySecondary } from './primary-secondary.ts';
import { sessionClustering } from './session-clustering.ts';
import { sessionMismatch } from './session-mismatch.ts';
import { sessionStorage } from './session-storage.ts';
import { sessionsAndStatelessness } from './sessions-and-statelessness.ts';
import { stateless } from './stateless.ts';
import { stealingAndProtecting } from './stealing-and-protecting.ts';
import { stickySession } from './sticky-session.ts';
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
  sessionMismatch,
  stickySession,
  sessionClustering,
  primarySecondary,
  sessionStorage,
];

export { bindLesson } from './bind.ts';
export { exampleFacts } from './example.ts';
export { deriveLessonFacts, type LessonFacts, type ReplayOf } from './facts.ts';
