import type { Sequence } from '../../utils/lessons/lesson.ts';

/** Where everything of a sequence diagram stands, in pixels. Plain arithmetic; the view only draws it. */
export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  readonly actors: readonly { readonly x: number; readonly width: number }[];
  readonly steps: readonly StepLayout[];
  readonly lifelineTop: number;
}

export interface StepLayout {
  /** Of the row, for the band behind the current step. */
  readonly top: number;
  readonly height: number;
  /** Of the arrow. A step within one actor has `x2 === x1` and is drawn as a loop to the right. */
  readonly y: number;
  readonly x1: number;
  readonly x2: number;
  /** Of the label, and what of the width it may use. */
  readonly labelX: number;
  readonly labelWidth: number;
}

export const boxHeight = 28;
const rowHeight = 40;
const margin = 8;
/** How far the loop of a step within one actor goes out. */
export const loopWidth = 28;

/** The actors spread over `width`, the first and last half a box from the edge; a row a step. */
export function layoutSequence(sequence: Sequence, width: number): SequenceLayout {
  const count = Math.max(1, sequence.actors.length);
  const boxWidth = Math.min(140, (width - 2 * margin) / count - margin);
  const first = margin + boxWidth / 2;
  const gap = count > 1 ? (width - 2 * first) / (count - 1) : 0;
  const actors = sequence.actors.map((_, index) => ({ x: first + index * gap, width: boxWidth }));
  const at = (id: string) => actors[sequence.actors.findIndex((actor) => actor.id === id)]?.x ?? first;

  const lifelineTop = margin + boxHeight;
  const steps = sequence.steps.map((step, index): StepLayout => {
    const top = lifelineTop + margin + index * rowHeight;
    const x1 = at(step.from);
    const x2 = at(step.to);
    const y = top + rowHeight - 12;
    if (x1 === x2) {
      const right = x1 + loopWidth + 6;
      const last = x1 + gap > width;
      // Beside the loop; for the last actor there is no room to its right, so the label stands to its left.
      const labelWidth = last ? gap - 12 : Math.max(gap - loopWidth - 12, 40);
      return { top, height: rowHeight, y, x1, x2, labelX: last ? x1 - 6 - labelWidth : right, labelWidth };
    }
    return { top, height: rowHeight, y, x1, x2, labelX: Math.min(x1, x2) + 6, labelWidth: Math.abs(x2 - x1) - 12 };
  });
  return { width, height: lifelineTop + margin * 2 + steps.length * rowHeight, actors, steps, lifelineTop };
}
