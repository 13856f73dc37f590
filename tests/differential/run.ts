import fc from 'fast-check';
import { compare, type Disagreement } from './compare.ts';
import { scenario } from './generate/scenarios.ts';
import type { Oracle } from './observed.ts';
import { type PlannedStep, type Ports, planOf, type Scenario } from './plan.ts';
import { predict } from './predict.ts';

export interface Outcome {
  readonly scenario: Scenario;
  readonly plan: readonly PlannedStep[];
  readonly disagreements: readonly Disagreement[];
}

/** Plays one scenario to the browser and to the engine. */
export async function judge(one: Scenario, oracle: Oracle, ports: Ports): Promise<Outcome> {
  const plan = planOf(one, ports, oracle.thirdPartyCookies);
  const seen = await oracle.play(plan);
  return { scenario: one, plan, disagreements: compare(plan, predict(plan, oracle.browser, seen), seen) };
}

/** As many scenarios as hold this many lines. The same seed gives the same ones. */
export function scenariosOf(lines: number, seed: number): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  let left = lines;
  for (let batch = 0; left > 0; batch++) {
    for (const one of fc.sample(scenario, { numRuns: 20, seed: seed + batch })) {
      if (left <= 0) break;
      scenarios.push(one);
      left -= linesOf(one);
    }
  }
  return scenarios;
}

export function linesOf({ steps }: Scenario): number {
  return steps.reduce((sum, step) => sum + ('lines' in step ? step.lines.length : step.hops.reduce((all, { lines }) => all + lines.length, 0)), 0);
}
