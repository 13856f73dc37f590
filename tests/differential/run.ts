import fc from 'fast-check';
import { compare, type Disagreement } from './compare.ts';
import { scenario } from './generate/scenarios.ts';
import type { Oracle } from './observed.ts';
import { type Origin, startOrigin } from './origin.ts';
import { type PlannedStep, type Ports, planOf, type Scenario } from './plan.ts';
import { predict } from './predict.ts';
import { reduce } from './reduce.ts';

export interface Played {
  /** `Set-Cookie` lines that both sides judged. */
  readonly lines: number;
  readonly scenarios: number;
  /** In words, each with the smallest scenario that shows it. */
  readonly disagreements: readonly string[];
}

export type StartOracle = (origin: Origin, thirdPartyCookies: 'allowed' | 'blocked') => Promise<Oracle>;

/** Beyond this many it is plain that something is wrong, and making each small takes its time. */
const mostTold = 10;

/** Plays as many scenarios as hold `lines` lines, half of them with third-party cookies blocked. */
export async function play(start: StartOracle, { lines, seed }: { readonly lines: number; readonly seed: number }): Promise<Played> {
  const origin = await startOrigin();
  const disagreements: string[] = [];
  let [played, scenarios] = [0, 0];
  try {
    for (const thirdPartyCookies of ['allowed', 'blocked'] as const) {
      const oracle = await start(origin, thirdPartyCookies);
      try {
        for (const one of scenariosOf(lines / 2, seed + (thirdPartyCookies === 'allowed' ? 0 : 1_000_000))) {
          const found = await disagreementIn(one, oracle, origin.ports);
          played += linesOf(one);
          scenarios += 1;
          if (found === null) continue;
          disagreements.push(found);
          if (disagreements.length >= mostTold) return { lines: played, scenarios, disagreements };
        }
      } finally {
        await oracle.close();
      }
    }
  } finally {
    await origin.close();
  }
  return { lines: played, scenarios, disagreements };
}

/** A browser under load loses a page now and then; what it loses twice is told as well. */
async function disagreementIn(one: Scenario, oracle: Oracle, ports: Ports): Promise<string | null> {
  try {
    const outcome = await judge(one, oracle, ports).catch(() => judge(one, oracle, ports));
    return outcome.disagreements.length === 0 ? null : await tell(outcome, oracle, ports);
  } catch (error) {
    return `${oracle.browser} (third-party cookies ${oracle.thirdPartyCookies}) does not play ${JSON.stringify(one)}: ${error}`;
  }
}

/** The first point of the smallest scenario that still disagrees in such a point; as it was, where it does not show again. */
async function tell({ scenario, disagreements }: Outcome, oracle: Oracle, ports: Ports): Promise<string> {
  const kindOf = (subject: string) => /^\S+/.exec(subject)?.[0];
  const kinds = new Set(disagreements.map(({ subject }) => kindOf(subject)));
  const again = async (smaller: Scenario) => (await judge(smaller, oracle, ports)).disagreements.find(({ subject }) => kinds.has(kindOf(subject)));
  const smallest = (await again(scenario)) === undefined ? scenario : await reduce(scenario, async (smaller) => (await again(smaller)) !== undefined);
  const [first] = smallest === scenario ? disagreements : [(await again(smallest)) ?? disagreements[0]];
  return `${first?.subject}: the engine says ${first?.engine || 'nothing'}, ${oracle.browser} (third-party cookies ${oracle.thirdPartyCookies}) says ${first?.browser || 'nothing'} in ${JSON.stringify(smallest)}`;
}

export interface Outcome {
  readonly scenario: Scenario;
  readonly plan: readonly PlannedStep[];
  readonly disagreements: readonly Disagreement[];
}

/** Plays one scenario to the browser and to the engine. */
export async function judge(one: Scenario, oracle: Oracle, ports: Ports): Promise<Outcome> {
  const plan = planOf(one, ports, oracle.thirdPartyCookies);
  const seen = await oracle.play(plan);
  return { scenario: one, plan, disagreements: compare(plan, predict(plan, oracle.browser, seen), seen, oracle.browser) };
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
