/**
 * Where a text stops being JSON. `JSON.parse` is what reads files; this looks again only when it refused, because engines word their
 * refusals differently and none of them says in which entry it was.
 */
export interface JsonPlace {
  readonly offset: number;
  /** From 1, as editors count. */
  readonly line: number;
  readonly column: number;
  /** Whether the text ended too early, rather than going wrong. */
  readonly atEnd: boolean;
  /** Index in `log.entries` at that place, else null. */
  readonly entry: number | null;
}

interface Level {
  readonly list: boolean;
  /** Of the member that is being read. */
  key: string;
  index: number;
}

type Expecting = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close';

const space = /[ \t\n\r]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The place of the first fault; null when there is none. */
export function jsonFault(text: string): JsonPlace | null {
  const levels: Level[] = [];
  let expecting: Expecting = 'value';
  let at = 0;

  for (;;) {
    at = after(space, text, at) ?? at;
    if (at >= text.length) return levels.length === 0 && expecting === 'comma-or-close' ? null : place(text, at, true, levels);
    const level = levels.at(-1);
    const character = text[at];
    if (expecting === 'comma-or-close' && level === undefined) return place(text, at, false, levels);

    if (character === ',' && expecting === 'comma-or-close' && level !== undefined) {
      level.index += 1;
      expecting = level.list ? 'value' : 'key';
      at += 1;
    } else if (level !== undefined && closes(character, level, expecting)) {
      levels.pop();
      expecting = 'comma-or-close';
      at += 1;
    } else if (character === ':' && expecting === 'colon') {
      expecting = 'value';
      at += 1;
    } else if (expecting === 'key' || expecting === 'key-or-close') {
      const end = stringEnd(text, at).end;
      if (end === null || level === undefined) return place(text, at, unfinished(text, at), levels);
      level.key = text.slice(at + 1, end - 1);
      expecting = 'colon';
      at = end;
    } else if (expecting === 'value' || expecting === 'value-or-close') {
      if (character === '{' || character === '[') {
        levels.push({ list: character === '[', key: '', index: 0 });
        expecting = character === '[' ? 'value-or-close' : 'key-or-close';
        at += 1;
        continue;
      }
      const end = character === '"' ? stringEnd(text, at).end : after(scalar, text, at);
      if (end === null) return place(text, at, unfinished(text, at), levels);
      expecting = 'comma-or-close';
      at = end;
    } else {
      return place(text, at, false, levels);
    }
  }
}

function closes(character: string | undefined, { list }: Level, expecting: Expecting): boolean {
  if (expecting !== 'comma-or-close' && expecting !== (list ? 'value-or-close' : 'key-or-close')) return false;
  return character === (list ? ']' : '}');
}

function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** Past the closing quote; null when there is none, `open` when that is because the text ended. By hand: a body may hold megabytes. */
function stringEnd(text: string, start: number): { readonly end: number | null; readonly open: boolean } {
  if (text[start] !== '"') return { end: null, open: false };
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1, open: false };
    if (code < 0x20) return { end: null, open: false };
    if (code !== 0x5c) continue;
    const next = after(escaped, text, at);
    if (next === null) return { end: null, open: /^\\(u[0-9a-fA-F]{0,3})?$/.test(text.slice(at, at + 7)) };
    at = next - 1;
  }
  return { end: null, open: true };
}

/** Whether what begins here would be right if the text went on: a string without its end, half a word. */
function unfinished(text: string, at: number): boolean {
  if (text[at] === '"') return stringEnd(text, at).open;
  const rest = text.slice(at, at + 8);
  return at + rest.length === text.length && /^(-|-?\d[\d.eE+-]*|t(r(ue?)?)?|f(a(l(se?)?)?)?|n(u(ll?)?)?)$/.test(rest);
}

function place(text: string, at: number, atEnd: boolean, levels: readonly Level[]): JsonPlace {
  const offset = atEnd ? text.length : at;
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  const [file, log, entries] = levels;
  const entry = file?.key === 'log' && log?.key === 'entries' && entries?.list === true ? entries.index : null;
  return { offset, line, column: offset - lineStart + 1, atEnd, entry };
}
