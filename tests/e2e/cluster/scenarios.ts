import { simulate, strategies } from '../../../utils/cluster/index.ts';
import type { Parameters } from '../../../utils/cluster/types.ts';
import { type Answer, detectionOf, failuresOf, type Scenario, traceOfScenario } from '../../sites/cluster/drive.ts';

const parameters: Omit<Parameters, 'balancer' | 'failures' | 'detection'> = {
  servers: 3,
  users: 1,
  spread: 0,
  busy: 1,
  seed: 1,
  serviceTime: 10,
  networkDelay: 1,
  // Between two requests every copy has arrived: who has one is asked after each.
  replicationDelay: 0,
  sessionBytes: 200,
  // The applications of the clusters leave an unknown id alone until something is written under it.
  reissue: false,
  replica: false,
};

/** What the simulation says of a scenario, in the words of a real cluster's answers. */
export function simulated(strategyId: string, scenario: Scenario): readonly Required<Answer>[] {
  const strategy = strategies.find((one) => one.id === strategyId);
  if (strategy === undefined) throw new Error(`There is no strategy ${strategyId}.`);
  const { you } = simulate(strategy, traceOfScenario(scenario), {
    ...parameters,
    balancer: strategy.balancer,
    failures: failuresOf(scenario),
    detection: detectionOf(scenario),
  });
  return you.map(({ outcome, server, holders }) => ({ outcome, server, holders }));
}

export function reads(count: number): readonly 'read'[] {
  return Array.from({ length: count }, () => 'read' as const);
}
