import { remembered } from '../../cookie/bounded-cache.ts';
import { decode } from '../formats/index.ts';
import type { Framework } from '../frameworks/framework.ts';
import { frameworksNaming } from '../frameworks/index.ts';
import type { Entry } from '../ledger.ts';
import { type KnownName, knownName } from '../names/known.ts';
import { type NameWord, purposeOfWords } from '../names/words.ts';
import type { CookieFacts, Decoded, Evidence, Role } from '../types.ts';
import { formOf, type ValueForm } from '../value-form.ts';

/** A cookie with all that its evidence is read from, each part made once. */
export interface Subject extends Entry, Saying {
  readonly decoded: Decoded | null;
  readonly form: ValueForm;
}

/** What a name says by itself. */
export interface Saying {
  readonly known: KnownName | null;
  readonly words: { readonly purpose: NameWord; readonly word: string } | null;
  readonly framework: { readonly framework: Framework; readonly weak: boolean } | null;
}

/** What a clue speaks for. `session` is shared by the roles that carry one; which of them is told afterwards. */
export type Purpose = 'session' | Exclude<Role, 'session-id' | 'auth-token' | 'unknown'>;

/** One piece of evidence and the purpose that it speaks for, or against. */
export interface Clue extends Evidence {
  readonly purpose: Purpose;
}

/** A source of evidence: looks at one side of a cookie. */
export type Witness = (subject: Subject) => readonly Clue[];

/** Where the cookie was first seen. */
export function firstExchange({ steps }: Pick<CookieFacts, 'steps'>): readonly number[] {
  const exchange = steps.find((step) => step.exchange !== null)?.exchange ?? null;
  return exchange === null ? [] : [exchange];
}

export function subjectOf(entry: Entry): Subject {
  const { name } = entry.facts;
  const value = entry.facts.value === '' ? lastValue(entry) : entry.facts.value;
  return { ...entry, ...sayingOf(name), decoded: decode(name, value), form: formOf(value) };
}

/** Asked for each value that a cookie takes. */
export const sayingOf = remembered(
  (name: string): Saying => ({ known: knownName(name), words: purposeOfWords(name), framework: frameworksNaming(name)[0] ?? null }),
  256,
);

/** Some sites delete a cookie by writing nothing into it: what it was for, its last value tells. */
function lastValue({ notes }: Entry): string {
  return [...notes.aliases.keys()].findLast((value) => value !== '') ?? '';
}
