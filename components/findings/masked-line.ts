import { standIns } from '../../utils/report/mask-line.ts';
import type { SetCookieFacts } from '../../utils/session/types.ts';

export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/** Parts of a line that are longer than this are shown by their ends. */
const longest = 300;

/** A `Set-Cookie` line in parts, its secrets replaced by their letters, with the faulty piece marked. A mark inside a hidden piece marks all of it. */
export function maskedParts(facts: SetCookieFacts, { start, end }: { readonly start: number; readonly end: number }): readonly Part[] {
  const { line } = facts;
  const cut = (a: number, b: number): Part[] => {
    if (a >= b) return [];
    const [s, e] = [Math.max(a, Math.min(start, b)), Math.min(b, Math.max(end, a))];
    return [
      { text: line.slice(a, s), marked: false },
      { text: line.slice(s, e), marked: true },
      { text: line.slice(e, b), marked: false },
    ];
  };
  const parts: Part[] = [];
  let at = 0;
  for (const { standIn, ...hidden } of standIns(facts)) {
    parts.push(...cut(at, hidden.start), { text: standIn, marked: start < hidden.end && end > hidden.start });
    at = hidden.end;
  }
  return [...parts, ...cut(at, line.length)].filter(({ text }) => text !== '').map(({ text, marked }) => ({ text: shorten(text), marked }));
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)} … ${text.slice(-longest / 2)}`;
}
