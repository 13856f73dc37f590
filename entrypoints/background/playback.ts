import type { CaptureRecord } from '../../utils/http/exchange.ts';
import type { Capture } from './capture.ts';

/** What follows a capture: first all that is there, in parts, then the stream. After a `clear` an empty snapshot comes. */
export interface Sink {
  snapshot(records: readonly CaptureRecord[], place: { readonly first: boolean; readonly last: boolean }): void;
  records(records: readonly CaptureRecord[]): void;
  changed(): void;
}

/** Records in one part of a snapshot: some hundred kilobytes, so that neither side stalls on one message. */
const partSize = 2000;
/** Characters in one part: a message of more than 64 MB is refused by the browser, and a header line may be a megabyte. */
const partWeight = 4 * 1024 * 1024;

/** Plays `capture` to `sink` until the returned function is called. What happens during the snapshot waits for its end. */
export function play(capture: Capture, sink: Sink): () => void {
  let stopped = false;
  /** Grows when the capture is cleared: an unfinished snapshot of before is then worth nothing. */
  let age = 0;
  let waiting: CaptureRecord[] | null = [];
  let stop = () => {};

  void capture.opened.then(() => {
    if (stopped) return;
    const followed = capture.follow({
      records(records) {
        if (waiting !== null) waiting.push(...records);
        else for (const part of partsOf(records)) sink.records(part);
      },
      cleared() {
        age += 1;
        waiting = null;
        sink.snapshot([], { first: true, last: true });
      },
      changed: () => sink.changed(),
    });
    stop = followed.stop;
    void tellPast(followed.past());
  });

  return () => {
    stopped = true;
    stop();
  };

  async function tellPast(past: AsyncIterable<readonly CaptureRecord[]>): Promise<void> {
    let part: readonly CaptureRecord[] = [];
    let first = true;
    try {
      for await (const records of past) {
        if (stopped || age > 0) return;
        const parts = partsOf([...part, ...records]);
        // The last one may still grow.
        part = parts.pop() ?? [];
        for (const full of parts) {
          sink.snapshot(full, { first, last: false });
          first = false;
        }
      }
    } catch {
      // The store itself failed; `TabState.problem` says so. What was read is shown, and the stream goes on.
    }
    if (stopped || age > 0) return;
    const late = waiting ?? [];
    waiting = null;
    sink.snapshot(part, { first, last: true });
    for (const one of partsOf(late)) sink.records(one);
  }
}

function partsOf(records: readonly CaptureRecord[]): (readonly CaptureRecord[])[] {
  const parts: CaptureRecord[][] = [];
  let part: CaptureRecord[] = [];
  let weight = 0;
  for (const record of records) {
    const added = weightOf(record);
    if (part.length > 0 && (part.length >= partSize || weight + added > partWeight)) {
      parts.push(part);
      part = [];
      weight = 0;
    }
    part.push(record);
    weight += added;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Roughly, in characters: what can be long is counted. */
function weightOf(record: CaptureRecord): number {
  if (record.kind === 'cookie-change') return record.cookie.value.length;
  if (record.kind === 'store-check') return record.cookies.reduce((sum, { value }) => sum + value.length, 0);
  const { url, cookieHeader, setCookieLines } = record;
  return url.length + (cookieHeader?.length ?? 0) + setCookieLines.reduce((sum, line) => sum + line.length, 0);
}
