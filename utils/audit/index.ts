import { finish, type Steps } from '../steps.ts';
import { checklistSteps } from './checklist/index.ts';
import type { Facts } from './facts.ts';
import type { Audit } from './rule.ts';
import { rules } from './rules/index.ts';
import { ruleSteps } from './run.ts';

export { rules };

/** Judges the facts by every rule, and goes through the standards with what they found. */
export function audit(facts: Facts): Audit {
  return finish(auditSteps(facts));
}

/** The same in steps: over a hundred thousand exchanges it takes most of a second. */
export function* auditSteps(facts: Facts): Steps<Audit> {
  const judged = yield* ruleSteps(rules, facts);
  return { ...judged, checklists: yield* checklistSteps(facts, judged) };
}
