import { joinedPair, oddAttribute, valueWasCut } from './near-misses.ts';
import type { ParsedAttribute, ParsedSetCookie } from './types.ts';

/** A piece of a line, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where in a line secrets may stand behind its value, in order: what a `;` cut off from the value, the value of another line that was
 * joined to this one, and attributes that no browser knows. Nothing is decided by this; it is for hiding.
 */
export function secretSpans(parsed: ParsedSetCookie): readonly Span[] {
  const { line, value, valueEnd } = parsed;
  // Nearly every line is without remarks, and then its attributes need not be listed.
  if (parsed.warnings.length === 0 && !joinedPair.test(line.slice(valueEnd))) return none;
  const { attributes } = parsed;
  const cut = valueWasCut(value, attributes);
  const spans = attributes.flatMap((attribute) => spanIn(line, attribute, cut));
  // Of a line with thousands of attributes not all are listed.
  const rest = attributes.at(-1)?.end ?? valueEnd;
  return /[^ \t;]/.test(line.slice(rest)) ? [...spans, { start: rest, end: line.length }] : spans;
}

const none: readonly Span[] = [];

function spanIn(line: string, attribute: ParsedAttribute, cut: boolean): Span | readonly [] {
  const { name, value, known, start, end } = attribute;
  if (known === null) {
    if (cut) return { start, end };
    const { code } = oddAttribute(attribute);
    // What was meant for an attribute of the standard must be seen, or nobody finds the slip.
    const meant = code === 'attribute-misspelt' || code === 'attribute-glued';
    if (!meant && looksSecret(name)) return { start, end };
    if (!meant && value !== null && value !== '') return { start: end - value.length, end };
  }
  const joined = joinedPair.exec(line.slice(start, end));
  return joined === null ? [] : { start: start + joined.index + joined[0].length, end };
}

/** Letters and digits in one piece, or too long for a word. */
function looksSecret(text: string): boolean {
  return text.length >= 24 || (text.length >= 8 && /\d/.test(text) && /[a-z]/i.test(text));
}
