import { siteOf } from '../cookie/index.ts';
import type { CookieConclusion } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isIssue, linesOfCookie } from './lines.ts';
import { sessionCookies } from './session-cookies.ts';

/** A piece of a session's value, long enough to be nothing else. A secret. */
export type SessionValues = ReadonlyMap<string, CookieConclusion>;

/** Shorter pieces are words and page numbers. */
const shortest = 16;
/** Of one cookie; a rotating one has more, and the latest ones count. */
const mostValues = 20;

const known = new WeakMap<Facts, SessionValues>();

/**
 * The values of all session cookies, by pieces without any delimiter of a URL or a header: what is looked for is then found by
 * splitting a text once, however many values there are.
 */
export function sessionValues(facts: Facts): SessionValues {
  const made = known.get(facts);
  if (made) return made;
  const pieces = new Map<string, CookieConclusion>();
  for (const cookie of sessionCookies(facts)) {
    const values = linesOfCookie(facts, cookie.facts.key)
      .filter(isIssue)
      .slice(-mostValues)
      .flatMap(({ set: { parsed } }) => (parsed.kind === 'set-cookie' ? [parsed.value] : []));
    for (const value of new Set([...values, cookie.facts.value])) for (const piece of piecesOf(value)) pieces.set(piece, cookie);
  }
  known.set(facts, pieces);
  return pieces;
}

/** The session cookie whose value stands somewhere in `text`; null when none does. */
export function sessionIn(text: string, values: SessionValues): CookieConclusion | null {
  if (values.size === 0 || !hasLongRun.test(text)) return null;
  for (const piece of unescaped(text).split(delimiters)) {
    const cookie = piece.length >= shortest ? values.get(piece) : undefined;
    if (cookie) return cookie;
  }
  return null;
}

/** The site whose cookie it is. */
export function homeOf({ facts: { domain } }: CookieConclusion): string {
  return siteOf(`https://${domain}/`);
}

const hasLongRun = new RegExp(`[A-Za-z0-9_-]{${shortest}}`);
const delimiters = /[^A-Za-z0-9_-]+/;

function piecesOf(value: string): readonly string[] {
  const plain = unescaped(value.slice(0, 8192)).replace(/^"|"$/g, '');
  // The first parts of a token say the same for many; its signature is its own.
  const parts = /^eyJ/.test(plain) ? plain.split('.').slice(-1) : plain.split(delimiters);
  return parts.filter((part) => part.length >= shortest && /\d/.test(part) && /[A-Za-z]/.test(part));
}

function unescaped(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
