import type { CaptureRecord } from '../../utils/http/exchange.ts';

export interface Intake {
  take(records: readonly CaptureRecord[]): void;
  reset(): void;
  dispose(): void;
}

export interface IntakeTools {
  /** Takes one record in. */
  readonly digest: (record: CaptureRecord) => void;
  /** Something was digested; called once for each slice. */
  readonly published: (left: number) => void;
  readonly now: () => number;
  readonly later: (callback: () => void) => void;
}

/** A slice of work may take this long, so that the page answers in between. Milliseconds. */
const sliceLength = 12;

/** Works records off in slices: a hundred thousand of them must not freeze the page. */
export function createIntake({ digest, published, now, later }: IntakeTools): Intake {
  let queue: (readonly CaptureRecord[])[] = [];
  let at = 0;
  let planned = false;
  let disposed = false;

  function plan(): void {
    if (planned || disposed) return;
    planned = true;
    later(work);
  }

  function work(): void {
    planned = false;
    if (disposed || queue.length === 0) return;
    const end = now() + sliceLength;
    while (queue[0] !== undefined && now() < end) {
      const record = queue[0][at];
      if (record === undefined) {
        queue.shift();
        at = 0;
        continue;
      }
      digest(record);
      at += 1;
    }
    published(queue.reduce((sum, records) => sum + records.length, 0) - at);
    if (queue.length > 0) plan();
  }

  return {
    take(records) {
      if (records.length === 0) return;
      queue.push(records);
      plan();
    },
    reset() {
      queue = [];
      at = 0;
    },
    dispose() {
      disposed = true;
      queue = [];
    },
  };
}
