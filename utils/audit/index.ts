import type { Steps } from '../steps.ts';
import type { Facts } from './facts.ts';
import type { Audit } from './rule.ts';
import { rules } from './rules/index.ts';
import { ruleSteps, runRules } from './run.ts';

export { rules };

/** Judges the facts by every rule. */
export function audit(facts: Facts): Audit {
  return runRules(rules, facts);
}

/** The same in steps: over a hundred thousand exchanges it takes most of a second. */
export function auditSteps(facts: Facts): Steps<Audit> {
  return ruleSteps(rules, facts);
}
