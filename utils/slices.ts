import type { Steps } from './steps.ts';

export interface SliceTools {
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
  /** Lets the page answer first. */
  readonly later: (callback: () => void) => void;
}

/** A slice of work may take this long, so that the page answers in between: a frame, less what drawing takes. Milliseconds. */
export const sliceLength = 12;

export interface SlicedWork<Result> {
  /** Settled when the work is done; never, when it is left. */
  readonly done: (result: Result) => void;
  /** How far it is after a slice, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Works `steps` off in slices, the first of them at once. Answers how to leave it unfinished. */
export function workInSlices<Result>(steps: Steps<Result>, { done, progress }: SlicedWork<Result>, { now, later }: SliceTools): () => void {
  let left = false;
  work();
  return () => {
    left = true;
  };

  function work(): void {
    if (left) return;
    const end = now() + sliceLength;
    for (;;) {
      const step = steps.next();
      if (step.done) {
        done(step.value);
        return;
      }
      if (now() < end) continue;
      progress?.(step.value);
      later(work);
      return;
    }
  }
}
