import { simulate, strategies } from '../../../utils/cluster/index.ts';
import type { Run } from '../../../utils/cluster/types.ts';
import { type Answer, parametersOf, type Scenario, traceOfScenario } from '../../sites/cluster/drive.ts';

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

export function replayed(strategyId: string, scenario: Scenario, replica = false): Run {
  const strategy = strategies.find((one) => one.id === strategyId);
  if (strategy === undefined) throw new Error(`There is no strategy ${strategyId}.`);
  return simulate(strategy, traceOfScenario(scenario), { ...parameters, ...parametersOf(scenario), balancer: strategy.balancer, replica });
}

/** What the simulation says of a scenario, in the words of a real cluster's answers. */
export function simulated(strategyId: string, scenario: Scenario, replica = false): readonly Required<Answer>[] {
  return replayed(strategyId, scenario, replica).you.map(({ outcome, server, holders }) => ({ outcome, server, holders }));
}

export function reads(count: number): readonly 'read'[] {
  return Array.from({ length: count }, () => 'read' as const);
}
