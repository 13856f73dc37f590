import type { SetCookieFacts } from '../../utils/session/types.ts';

export interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/** Parts of a line that are longer than this are shown by their ends. */
const longest = 300;

/** A `Set-Cookie` line in parts, its value replaced by its letter, with the faulty piece marked. A mark inside the value marks all of it. */
export function maskedParts(
  { line, parsed, alias }: SetCookieFacts,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Part[] {
  // Where a malformed line's value begins is nobody's word: all after the first `=` may be secret.
  const from = parsed.kind === 'set-cookie' ? parsed.valueStart : line.indexOf('=') + 1 || line.length;
  const to = parsed.kind === 'set-cookie' ? parsed.valueEnd : line.length;
  const inValue = start < to && end > from;
  const cut = (a: number, b: number): Part[] => {
    if (a >= b) return [];
    const [s, e] = [Math.max(a, Math.min(start, b)), Math.min(b, Math.max(end, a))];
    return [
      { text: line.slice(a, s), marked: false },
      { text: line.slice(s, e), marked: true },
      { text: line.slice(e, b), marked: false },
    ];
  };
  const value: Part[] = to > from ? [{ text: `‹${alias ?? '…'}›`, marked: inValue }] : [];
  return [...cut(0, from), ...value, ...cut(to, line.length)]
    .filter(({ text }) => text !== '')
    .map(({ text, marked }) => ({ text: shorten(text), marked }));
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)} … ${text.slice(-longest / 2)}`;
}
