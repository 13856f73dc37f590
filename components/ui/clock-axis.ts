/** The axis that clocks share: minutes and months on one line, by the logarithm, or every short one would be a dot. Milliseconds to percent. */
export function barLength(remaining: number, furthest: number): number {
  return (100 * Math.log1p(remaining / 1000)) / Math.log1p(furthest / 1000);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const marks = [minute, hour, day, 30 * day, 365 * day];

/** Percent of the axis between two marks, so that their words do not touch in a narrow pane. */
const room = 18;

export interface AxisMark {
  /** How long from now, in milliseconds. */
  readonly after: number;
  /** Where on the axis, in percent. */
  readonly at: number;
}

/** The round durations that stand on the axis; where they are too close the shorter one gives way. */
export function axisMarks(furthest: number): readonly AxisMark[] {
  const kept: AxisMark[] = [];
  for (const after of marks.toReversed()) {
    const at = barLength(after, furthest);
    if (after <= furthest && at >= room && (kept[0] === undefined || kept[0].at - at >= room)) kept.unshift({ after, at });
  }
  return kept;
}
