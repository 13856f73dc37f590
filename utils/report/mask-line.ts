import type { SetCookieFacts } from '../session/types.ts';
import { masked } from './secrets.ts';

/** A `Set-Cookie` line as written, its value replaced by its alias. */
export function maskLine({ line, parsed, alias }: SetCookieFacts): string {
  if (parsed.kind === 'set-cookie') {
    const value = line.slice(parsed.valueStart, parsed.valueEnd);
    if (value === '') return line;
    return line.slice(0, parsed.valueStart) + masked(alias) + line.slice(parsed.valueEnd);
  }
  // What a malformed line means is unknown: only what stands before `=` is a name, and only known attributes say what they are.
  const [first = '', ...attributes] = line.split(';');
  return [maskPair(first), ...attributes.map((attribute) => (harmless.test(attribute) ? attribute : maskPair(attribute)))].join(';');
}

/** The name of a line, also of one that could not be read. */
export function nameOfLine({ line, parsed }: SetCookieFacts): string {
  if (parsed.kind === 'set-cookie') return parsed.name;
  const at = line.split(';', 1)[0]?.indexOf('=') ?? -1;
  return at === -1 ? '' : line.slice(0, at).trim();
}

const harmless = /^\s*(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\s*(=|$)/i;

function maskPair(pair: string): string {
  if (pair.trim() === '') return pair;
  const at = pair.indexOf('=');
  return `${pair.slice(0, at + 1)}${masked(null)}`;
}
