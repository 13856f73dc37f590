/** Where things stand on a session's timeline. Plain arithmetic in pixels. */
export interface TimelineLayout {
  readonly width: number;
  /** Requests that carried the session, at most one a pixel. */
  readonly ticks: readonly number[];
  readonly marks: readonly { readonly x: number; readonly labelX: number; readonly row: number; readonly index: number }[];
  /** How many rows of labels there are. */
  readonly rows: number;
}

const edge = 6;

/** `labelWidths` are those of the marks' words; labels that would touch go to another row. */
export function layoutTimeline(
  span: { readonly from: number; readonly to: number },
  requests: readonly number[],
  marks: readonly { readonly time: number; readonly labelWidth: number }[],
  width: number,
): TimelineLayout {
  const length = Math.max(1, span.to - span.from);
  const at = (time: number): number => edge + ((width - 2 * edge) * Math.min(length, Math.max(0, time - span.from))) / length;
  const ticks = [...new Set(requests.map((time) => Math.round(at(time))))];
  /** The right end of the last label of each row. */
  const ends: number[] = [];
  const placed = marks.map(({ time, labelWidth }, index) => {
    const x = at(time);
    const labelX = Math.max(0, Math.min(x - 4, width - labelWidth));
    const free = ends.findIndex((end) => end + 4 <= labelX);
    const row = free < 0 ? ends.length : free;
    ends[row] = labelX + labelWidth;
    return { x, labelX, row, index };
  });
  return { width, ticks, marks: placed, rows: ends.length };
}
