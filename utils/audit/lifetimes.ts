import type { CookieConclusion } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isIssue, type Line, linesOfCookie } from './lines.ts';

export const day = 24 * 60 * 60 * 1000;
export const year = 365 * day;

/** From here on nobody meant a date: `Expires=9999`, ten years of seconds. */
export const forever = 5 * year;

/** How long the line asks the cookie to live, in milliseconds, before any cap of the browser; null: until the browser closes. */
export function askedLifetime({ set, exchange }: Line): number | null {
  const { parsed } = set;
  if (parsed.kind === 'malformed') return null;
  if (parsed.maxAge !== null) return parsed.maxAge * 1000;
  return parsed.expires === null ? null : parsed.expires - exchange.time;
}

/** The latest line of the cookie that gives it a lifetime, with that lifetime. */
export function lifetimeOf(facts: Facts, { facts: cookie }: CookieConclusion): { readonly line: Line; readonly asked: number } | null {
  const line = linesOfCookie(facts, cookie.key).findLast(isIssue);
  const asked = line ? askedLifetime(line) : null;
  return line && asked !== null ? { line, asked } : null;
}

/** The line that turned a cookie "until the browser closes" into one that stays; null when it always was the one or the other. */
export function becamePersistent(facts: Facts, { facts: cookie }: CookieConclusion): Line | null {
  const issues = linesOfCookie(facts, cookie.key).filter(isIssue);
  const first = issues[0];
  if (!first || askedLifetime(first) !== null) return null;
  return issues.find((line) => (askedLifetime(line) ?? 0) >= 7 * day) ?? null;
}

export function days(milliseconds: number): number {
  return Math.round(milliseconds / day);
}
