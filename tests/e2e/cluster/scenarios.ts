import { simulate, strategies } from '../../../utils/cluster/index.ts';
import type { Run, Strategy } from '../../../utils/cluster/types.ts';
import { type Answer, apart, parametersOf, type Scenario, type Strike, traceOfScenario } from '../../sites/cluster/drive.ts';

const parameters = {
  servers: 3,
  users: 1,
  spread: 0,
  busy: 1,
  seed: 1,
  serviceTime: 10,
  networkDelay: 1,
  sessionBytes: 200,
  // The applications of the clusters leave an unknown id alone until something is written under it.
  reissue: false,
} as const;

function strategyOf(id: string): Strategy {
  const strategy = strategies.find((one) => one.id === id);
  if (strategy === undefined) throw new Error(`There is no strategy ${id}.`);
  return strategy;
}

export function replayed(strategyId: string, scenario: Scenario, replica = false): Run {
  const strategy = strategyOf(strategyId);
  return simulate(strategy, traceOfScenario(scenario), { ...parameters, ...parametersOf(scenario), balancer: strategy.balancer, replica });
}

/** What the simulation says of a scenario, in the words of a real cluster's answers. */
export function simulated(strategyId: string, scenario: Scenario, replica = false): readonly Required<Answer>[] {
  return replayed(strategyId, scenario, replica).you.map(({ outcome, server, holders }) => ({ outcome, server, holders }));
}

/** How many sessions of so many visitors the simulation says are lost when all strikes fall at once, long after the logins. */
export function simulatedLost(strategyId: string, users: number, strikes: readonly Strike[], replica = false): number {
  const strategy = strategyOf(strategyId);
  const trace = traceOfScenario({ kinds: ['login', ...reads(9)], before: {} });
  const failures = strikes.map((strike) => ({ ...strike, at: 5 * apart }));
  const asked = { ...parameters, users, spread: apart, failures, detection: apart, replicationDelay: 0, balancer: strategy.balancer, replica };
  return simulate(strategy, trace, asked).incidents.reduce((sum, { lost }) => sum + lost, 0);
}

export function reads(count: number): readonly 'read'[] {
  return Array.from({ length: count }, () => 'read' as const);
}
