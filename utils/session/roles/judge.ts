import { witnesses } from '../evidence/index.ts';
import type { Purpose, Subject } from '../evidence/subject.ts';
import type { Evidence, Role } from '../types.ts';
import { logistic, weights } from '../weights.ts';

/** What a cookie is for, with all that was said for and against it. */
export interface Judgement {
  readonly role: Role;
  readonly confidence: number;
  /** Log-odds that it belongs to the session. */
  readonly session: number;
  readonly evidence: readonly Evidence[];
}

const others: readonly Exclude<Purpose, 'session' | 'remember-me'>[] = ['csrf', 'affinity', 'infrastructure', 'consent', 'analytics', 'preference'];

export function judge(subject: Subject): Judgement {
  const clues = witnesses.flatMap((witness) => witness(subject));
  const about = (...purposes: Purpose[]): readonly Evidence[] =>
    clues.filter(({ purpose }) => purposes.includes(purpose)).map(({ purpose: _, ...evidence }) => evidence);
  const sum = (evidence: readonly Evidence[], prior: number) => evidence.reduce<number>((total, { weight }) => total + weight, prior);

  const forSession = about('session', 'remember-me');
  const session = sum(forSession, weights.prior);
  const [other] = others
    .map((purpose) => ({ purpose, evidence: about(purpose), score: sum(about(purpose), weights.priorOther) }))
    .toSorted((a, b) => b.score - a.score);
  if (other && other.score > 0 && other.score > session) {
    return { role: other.purpose, confidence: logistic(other.score), session, evidence: strongestFirst(other.evidence) };
  }
  if (session > 0) return { role: sessionRole(subject), confidence: logistic(session), session, evidence: strongestFirst(forSession) };
  const best = Math.max(session, other?.score ?? session);
  return { role: 'unknown', confidence: 1 - logistic(best), session, evidence: strongestFirst(forSession) };
}

/** A key to data on the server, or the session itself. A remembered login is told by its name here, by its company later. */
function sessionRole({ known, words, decoded, notes }: Subject): Role {
  if (known?.role === 'remember-me' || words?.purpose === 'remember') return 'remember-me';
  // Sealed anew each time, and as long as what is in it.
  const grows = decoded === null && notes.rewritten && notes.longest - notes.shortest > 16;
  return decoded?.carriesData || grows ? 'auth-token' : 'session-id';
}

export function strongestFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
