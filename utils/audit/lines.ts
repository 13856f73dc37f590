import type { AttributeName, ParsedAttribute, ParsedSetCookie } from '../cookie/types.ts';
import type { Exchange } from '../http/exchange.ts';
import type { CookieConclusion, CookieKey, Role, SetCookieFacts } from '../session/types.ts';
import type { Facts } from './facts.ts';
import type { FindingDraft } from './rule.ts';

/** One `Set-Cookie` line with the exchange that carried it and the cookie it is about. */
export interface Line {
  readonly exchange: Exchange;
  readonly set: SetCookieFacts;
  /** Cut short, without what cannot be shown; `''` when the line has none. */
  readonly name: string;
  /** null when the cookie is not known: a malformed line, or one cookie among too many. */
  readonly cookie: CookieConclusion | null;
}

interface Survey {
  readonly lines: readonly Line[];
  readonly byKey: ReadonlyMap<CookieKey, readonly Line[]>;
}

/** Every rule asks for the lines of the same facts; they are gathered once. */
const surveys = new WeakMap<Facts, Survey>();

function survey(facts: Facts): Survey {
  const known = surveys.get(facts);
  if (known) return known;
  const cookies = new Map(facts.conclusions.cookies.map((cookie) => [cookie.facts.key, cookie]));
  const lines: Line[] = [];
  const byKey = new Map<CookieKey, Line[]>();
  for (const { exchange, setCookies } of facts.analysis.exchanges) {
    for (const set of setCookies) {
      const line: Line = { exchange, set, name: nameOf(set), cookie: set.key === null ? null : (cookies.get(set.key) ?? null) };
      lines.push(line);
      if (set.key === null) continue;
      const same = byKey.get(set.key);
      if (same) same.push(line);
      else byKey.set(set.key, [line]);
    }
  }
  const made = { lines, byKey };
  surveys.set(facts, made);
  return made;
}

export function linesOf(facts: Facts): readonly Line[] {
  return survey(facts).lines;
}

export function linesOfCookie(facts: Facts, key: CookieKey): readonly Line[] {
  return survey(facts).byKey.get(key) ?? [];
}

const longestName = 60;

function nameOf({ parsed, line }: SetCookieFacts): string {
  const name = parsed.kind === 'set-cookie' ? parsed.name : (/^[ \t]*([^=;]*)=/.exec(line.slice(0, 4200))?.[1] ?? '').trim();
  const clean = name.replace(/[^\x21-\x7e\xa1-\xff]/g, '·');
  return clean.length > longestName ? `${clean.slice(0, longestName)}…` : clean;
}

/** A line that takes the cookie away instead of giving one. It carries no secret, so its attributes are nobody's weakness. */
export function isDeletion({ set, exchange }: Pick<Line, 'set' | 'exchange'>): boolean {
  const { parsed, verdict } = set;
  if (verdict.outcome === 'deleted') return true;
  if (parsed.kind === 'malformed') return false;
  if (parsed.value === '') return true;
  return parsed.maxAge !== null ? parsed.maxAge <= 0 : parsed.expires !== null && parsed.expires <= exchange.time;
}

/** A line by which the cookie really came into the browser. */
export function isIssue(line: Line): boolean {
  return line.set.verdict.outcome !== 'refused' && line.set.parsed.kind === 'set-cookie' && !isDeletion(line);
}

export function isRefused(line: Line): boolean {
  return line.set.verdict.outcome === 'refused' && !isDeletion(line);
}

export function roleOf(line: Line): Role {
  return line.cookie?.role ?? 'unknown';
}

export function attributeOf(parsed: ParsedSetCookie, kind: AttributeName): ParsedAttribute | null {
  const all = parsed.attributes.filter((attribute) => attribute.known === kind);
  return all.findLast((attribute) => attribute.inForce) ?? all.at(-1) ?? null;
}

/** The part of the line to mark: an attribute of that kind, or the name when the fault is that there is none. */
export function mark(line: Line, kind: AttributeName | 'name' | 'value'): NonNullable<FindingDraft['line']> {
  const { parsed, index } = line.set;
  const place = { exchange: line.exchange.id, index };
  if (parsed.kind === 'malformed') return { ...place, start: 0, end: line.set.line.length };
  if (kind === 'value') return { ...place, start: parsed.valueStart, end: parsed.valueEnd };
  const attribute = kind === 'name' ? null : attributeOf(parsed, kind);
  return attribute ? { ...place, start: attribute.start, end: attribute.end } : { ...place, ...nameSpan(parsed) };
}

function nameSpan(parsed: ParsedSetCookie): { start: number; end: number } {
  if (parsed.name === '') return { start: parsed.valueStart, end: parsed.valueEnd };
  const start = Math.max(0, parsed.line.indexOf(parsed.name));
  return { start, end: start + parsed.name.length };
}
