import type { Locale } from '../../utils/i18n/text.ts';
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
  readonly labelTop: number;
}

export const boxHeight = 28;
export const lineHeight = 17;
/** Of a row besides the lines of its label. */
const rowRest = 23;
const margin = 8;
/** How far the loop of a step within one actor goes out. */
export const loopWidth = 28;

/** Lines that a label takes, generously, since the font is not known here: broken between words a line is seldom full. */
function linesOf(label: string, width: number): number {
  const text = label.replaceAll('`', '');
  const length = widthOf(text);
  return length <= width ? 1 : Math.max(Math.ceil(length / (width * 0.75)), brokenInto(text, width).length);
}

/** By the usual width of letters. */
function widthOf(text: string): number {
  let length = 0;
  for (const letter of text) length += letter > '\u1100' ? 12 : 7;
  return length;
}

/** `text` in lines of `width` pixels at most, broken between words, and within one that is longer than a line. */
export function brokenInto(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const letter of word) {
      if (line !== '' && widthOf(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  return [...lines, line];
}

/** The actors spread over `width`, the first and last half a box from the edge; a row a step. */
export function layoutSequence(sequence: Sequence, width: number, locale: Locale): SequenceLayout {
  const count = Math.max(1, sequence.actors.length);
  const boxWidth = Math.min(140, (width - 2 * margin) / count - margin);
  const first = margin + boxWidth / 2;
  const gap = count > 1 ? (width - 2 * first) / (count - 1) : 0;
  const actors = sequence.actors.map((_, index) => ({ x: first + index * gap, width: boxWidth }));
  const at = (id: string) => actors[sequence.actors.findIndex((actor) => actor.id === id)]?.x ?? first;

  const lifelineTop = margin + boxHeight;
  let top = lifelineTop + margin;
  const steps = sequence.steps.map((step): StepLayout => {
    const x1 = at(step.from);
    const x2 = at(step.to);
    const place = x1 === x2 ? besideLoop(x1, gap, width) : { labelX: Math.min(x1, x2) + 6, labelWidth: Math.abs(x2 - x1) - 12 };
    const lines = linesOf(step.label[locale], place.labelWidth);
    const height = rowRest + lines * lineHeight;
    const y = top + height - 12;
    // On the arrow, or centred beside the loop, whose arms are 14 pixels apart.
    const labelTop = x1 === x2 ? y - 7 - (lines * lineHeight) / 2 : y - 5 - lines * lineHeight;
    const row = { top, height, y, x1, x2, ...place, labelTop };
    top += height;
    return row;
  });
  return { width, height: top + margin, actors, steps, lifelineTop };
}

/** For the last actor there is no room to the right of its loop, so the label stands to its left. */
function besideLoop(x: number, gap: number, width: number): Pick<StepLayout, 'labelX' | 'labelWidth'> {
  const isLast = x + gap > width;
  const labelWidth = isLast ? gap - 12 : Math.max(gap - loopWidth - 12, 40);
  return { labelX: isLast ? x - 6 - labelWidth : x + loopWidth + 6, labelWidth };
}
