/**
 * Long work in steps: a generator that stops now and then, so that whoever runs it may show how far it is, let the page answer in
 * between, or leave it unfinished. Each stop tells the share that is done, from 0 to 1.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Does it all at once, where nobody waits. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
