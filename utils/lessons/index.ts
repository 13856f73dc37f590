import type { Lesson } from './lesson.ts';
import { loginStepByStep } from './login-step-by-step.ts';

/** The lessons, in the order of the path. */
export const lessons: readonly Lesson[] = [loginStepByStep];

export { bindLessons } from './bind.ts';
