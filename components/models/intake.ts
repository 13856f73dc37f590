import type { CaptureRecord } from '../../utils/http/exchange.ts';
import { type SliceTools, sliceLength } from '../../utils/slices.ts';

export interface Intake {
  take(records: readonly CaptureRecord[]): void;
  /** Stops working until `go`; what comes meanwhile waits. */
  hold(): void;
  go(): void;
  reset(): void;
  dispose(): void;
}

export interface IntakeTools {
  /** Takes one record in. */
  readonly digest: (record: CaptureRecord) => void;
  /** Something was digested; called once for each slice. */
  readonly published: (left: number) => void;
}

/** Works records off in slices: a hundred thousand of them must not freeze the page. */
export function createIntake({ digest, published, now, later }: IntakeTools & SliceTools): Intake {
  let queue: (readonly CaptureRecord[])[] = [];
  let at = 0;
  let planned = false;
  let held = false;
  let disposed = false;

  function plan(): void {
    if (planned || held || disposed) return;
    planned = true;
    later(work);
  }

  function work(): void {
    planned = false;
    if (held || disposed || queue.length === 0) return;
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
    hold() {
      held = true;
    },
    go() {
      held = false;
      if (queue.length > 0) plan();
    },
    reset() {
      queue = [];
      at = 0;
      held = false;
    },
    dispose() {
      disposed = true;
      queue = [];
    },
  };
}
