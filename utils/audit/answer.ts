import type { Text } from '../i18n/text.ts';
import type { FindingDraft, Outcome } from './rule.ts';

/** What a rule says about one of the places it looks at. `skip`: the rule has nothing to say about this one. */
export type Answer =
  | { readonly kind: 'fail'; readonly finding: FindingDraft }
  | { readonly kind: 'pass' }
  | { readonly kind: 'unsure'; readonly why: Text }
  | { readonly kind: 'skip' };

export const pass: Answer = { kind: 'pass' };
export const skip: Answer = { kind: 'skip' };

export function fail(finding: FindingDraft): Answer {
  return { kind: 'fail', finding };
}

export function unsure(why: Text): Answer {
  return { kind: 'unsure', why };
}

/** One answer from many: a fault anywhere is a fault; a doubt is told before a pass; nothing judged is "does not apply". */
export function combine(answers: readonly Answer[], otherwise: Text): Outcome {
  const findings = answers.flatMap((answer) => (answer.kind === 'fail' ? [answer.finding] : []));
  if (findings.length > 0) return { kind: 'fail', findings };
  const doubt = answers.find((answer) => answer.kind === 'unsure');
  if (doubt?.kind === 'unsure') return { kind: 'unsure', why: doubt.why };
  return answers.some(({ kind }) => kind === 'pass') ? { kind: 'pass' } : { kind: 'not-applicable', why: otherwise };
}

/** How many exchanges a finding names; the first ones say it, the rest is noise. */
export const exchangesShown = 5;
