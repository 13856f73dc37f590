import { remembered } from '../../cookie/bounded-cache.ts';
import { snapshotWitnesses } from '../evidence/index.ts';
import { nameWitness } from '../evidence/name.ts';
import { type Clue, type Subject, sayingOf, subjectOf } from '../evidence/subject.ts';
import type { Entry } from '../ledger.ts';
import { weights } from '../weights.ts';

/** Log-odds from which a cookie may be a session at all, and from which it looks like one before it has done anything. */
const possible = -2.4;
const likely = -0.7;

export function mayCarry(entry: Entry): boolean {
  return entry.notes.echoed.length === 0 && snapshotLikeness(entry) >= possible;
}

export function likelyCarries(entry: Entry): boolean {
  return entry.notes.echoed.length === 0 && snapshotLikeness(entry) >= likely;
}

/** Log-odds that a cookie is the session, from one look at it. Made once for each value. */
function snapshotLikeness(entry: Entry): number {
  const { facts, notes } = entry;
  const httpOnly = notes.lastStored?.httpOnly ?? false;
  const known = notes.likeness;
  if (known && known.alias === facts.alias && known.httpOnly === httpOnly) return known.score;
  const score = isOtherByName(facts.name) ? Number.NEGATIVE_INFINITY : likenessOf(subjectOf(entry));
  notes.likeness = { alias: facts.alias, httpOnly, score };
  return score;
}

function likenessOf(subject: Subject): number {
  return sumOf(snapshotWitnesses.flatMap((witness) => witness(subject)));
}

/** A little more than all that attributes and value can say for a session. */
const mostBesidesName = weights.httpOnly + Math.max(weights.valueTicketFormat, weights.valueIdFormat, weights.valueOpaque) + 0.1;

/** Whether the name alone rules a session out: then its values, which may be new in every request, need not be read. */
const isOtherByName = remembered((name: string) => {
  const facts = { name, steps: [] };
  return sumOf(nameWitness({ facts, ...sayingOf(name) })) + mostBesidesName < possible;
}, 256);

function sumOf(clues: readonly Clue[]): number {
  return clues.reduce<number>((sum, { purpose, weight }) => (purpose === 'session' ? sum + weight : sum), weights.prior);
}
