import type { CookieConclusion, Role } from '../session/types.ts';
import type { Facts } from './facts.ts';
import { isIssue, linesOfCookie } from './lines.ts';
import { sessionCookies } from './session-cookies.ts';

/** One id that the server made, with when and where it gave it. A secret. */
export interface IdSample {
  readonly id: string;
  readonly time: number;
  readonly exchange: number;
}

/** The least that the cheat sheet asks for. ASVS asks for 128 of new designs; widespread servers (ASP.NET: 120) stay between. */
export const leastBits = 64;
/** So few can be tried out over the network. */
export const hopelessBits = 40;

/** More do not change the picture. */
const mostSamples = 50;
/** Longer values are data, not ids. */
const longestId = 256;

const ids: ReadonlySet<Role> = new Set<Role>(['session-id']);

/** The cookies whose value is a mere id: what it is made of is all that keeps others out. */
export function idCookies(facts: Facts): readonly CookieConclusion[] {
  return sessionCookies(facts, ids).filter(
    // ColdFusion's id is the pair of CFID and CFTOKEN: neither says anything alone.
    ({ facts: { name, value }, decoded }) =>
      value !== '' && decoded?.carriesData !== true && !/^cf(?:id|token)$/i.test(name) && !/\.sig$/i.test(name),
  );
}

/** Every different id that answers of this recording gave the cookie, in order. */
export function idSamples(facts: Facts, { facts: cookie }: CookieConclusion): readonly IdSample[] {
  const samples = new Map<string, IdSample>();
  for (const { exchange, set } of linesOfCookie(facts, cookie.key).filter(isIssue)) {
    if (set.parsed.kind === 'malformed' || set.parsed.value.length > longestId) continue;
    const id = idIn(set.parsed.value);
    if (!samples.has(id) && samples.size < mostSamples) samples.set(id, { id, time: exchange.time, exchange: exchange.id });
  }
  return [...samples.values()];
}

/** Without the signature of `s:id.signature` and without the node behind `.`, `!` or `:` that a cluster appends. */
export function idIn(value: string): string {
  const plain = value.replace(/^"|"$/g, '').replace(/^s(?::|%3A)/i, '');
  const [head] = plain.split(/[.!]|%21/);
  return head !== undefined && head.length >= plain.length / 4 ? head : plain;
}

/** An upper bound: length × alphabet. It can show that an id is weak, never that one is strong. */
export function mostBits(id: string): number {
  return Math.floor(id.length * Math.log2(alphabetOf(id)));
}

/** The smallest of the usual alphabets that holds every letter. */
export function alphabetOf(text: string): number {
  if (/^\d+$/.test(text)) return 10;
  if (/^[\da-f]+$/.test(text) || /^[\dA-F]+$/.test(text)) return 16;
  if (/^[\da-z]+$/.test(text) || /^[\dA-Z]+$/.test(text)) return 36;
  if (/^[\da-zA-Z]+$/.test(text)) return 62;
  return 64;
}
