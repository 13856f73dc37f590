import type { Facts } from './facts.ts';
import type { Audit } from './rule.ts';
import { rules } from './rules/index.ts';
import { runRules } from './run.ts';

export { rules };

/** Judges the facts by every rule. */
export function audit(facts: Facts): Audit {
  return runRules(rules, facts);
}
