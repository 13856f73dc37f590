import { joinedPair, type Span, secretSpans } from '../cookie/index.ts';
import type { SetCookieFacts } from '../session/types.ts';
import { masked } from './secrets.ts';

/** A `Set-Cookie` line as written, its value replaced by its alias. */
export function maskLine(facts: SetCookieFacts): string {
  const { line, parsed } = facts;
  if (parsed.kind === 'set-cookie') return maskedCut(facts, { start: 0, end: 0 }).join('');
  // What a malformed line means is unknown: only what stands before `=` is a name, and only known attributes say what they are.
  const [first = '', ...attributes] = line.split(';');
  return [maskPair(first), ...attributes.map((attribute) => (harmless.test(attribute) ? maskJoined(attribute) : maskPair(attribute)))].join(';');
}

/** What stands before a mark in a line, in it, and behind it. */
export type Cut = readonly [before: string, marked: string, after: string];

export function cut(line: string, { start, end }: Span): Cut {
  return [line.slice(0, start), line.slice(start, end), line.slice(end)];
}

/** The same without its secrets. A mark inside a hidden piece marks all of it. */
export function maskedCut(facts: SetCookieFacts, mark: Span): Cut {
  let shown = '';
  let at = 0;
  let { start, end } = mark;
  for (const span of standIns(facts)) {
    const grown = span.standIn.length - (span.end - span.start);
    shown += facts.line.slice(at, span.start);
    if (mark.start >= span.end) start += grown;
    else if (mark.start > span.start) start = shown.length;
    shown += span.standIn;
    if (mark.end >= span.end) end += grown;
    else if (mark.end > span.start) end = shown.length;
    at = span.end;
  }
  return cut(shown + facts.line.slice(at), { start, end });
}

/** What is shown in the place of a piece of a line. */
export interface StandIn extends Span {
  readonly standIn: string;
}

/** All that is not shown of a line, in order. */
export function standIns({ line, parsed, alias }: SetCookieFacts): readonly StandIn[] {
  const spans: readonly StandIn[] =
    parsed.kind === 'malformed'
      ? // Where its value ends is nobody's word.
        [{ start: valueAt(line), end: line.length, standIn: masked(null) }]
      : [
          { start: parsed.valueStart, end: parsed.valueEnd, standIn: masked(alias) },
          ...secretSpans(parsed).map((span) => ({ ...span, standIn: masked(null) })),
        ];
  return spans.filter(({ start, end }) => end > start);
}

/** The name of a line, also of one that could not be read. */
export function nameOfLine({ line, parsed }: SetCookieFacts): string {
  if (parsed.kind === 'set-cookie') return parsed.name;
  return line.slice(0, Math.max(0, valueAt(line) - 1)).trim();
}

/** Where the value of a line that could not be read may begin: behind the `=` of the pair; without one the pair is all value. */
export function valueAt(line: string): number {
  const at = line.indexOf('=');
  return line.lastIndexOf(';', at) >= 0 ? 0 : at + 1;
}

const harmless = /^\s*(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\s*(=|$)/i;

function maskPair(pair: string): string {
  if (pair.trim() === '') return pair;
  const at = pair.indexOf('=');
  return `${pair.slice(0, at + 1)}${masked(null)}`;
}

function maskJoined(attribute: string): string {
  const joined = joinedPair.exec(attribute);
  return joined === null ? attribute : attribute.slice(0, joined.index) + joined[0] + masked(null);
}
