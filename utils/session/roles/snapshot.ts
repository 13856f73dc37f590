import { snapshotWitnesses } from '../evidence/index.ts';
import { subjectOf } from '../evidence/subject.ts';
import type { Entry } from '../ledger.ts';
import { weights } from '../weights.ts';

/** Log-odds that a cookie is the session, from one look at it. Made once for each value. */
export function snapshotLikeness(entry: Entry): number {
  const { facts, notes } = entry;
  const httpOnly = notes.lastStored?.httpOnly ?? false;
  const known = notes.likeness;
  if (known && known.alias === facts.alias && known.httpOnly === httpOnly) return known.score;
  const subject = subjectOf(entry);
  const clues = snapshotWitnesses.flatMap((witness) => witness(subject)).filter(({ purpose }) => purpose === 'session');
  const score = clues.reduce<number>((sum, { weight }) => sum + weight, weights.prior);
  notes.likeness = { alias: facts.alias, httpOnly, score };
  return score;
}
