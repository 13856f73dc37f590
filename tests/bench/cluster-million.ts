import { simulate, strategies } from '../../utils/cluster/index.ts';
import type { Trace } from '../../utils/cluster/types.ts';
import { type Bench, timed } from './bench.ts';

const trace: Trace = {
  requests: Array.from({ length: 1000 }, (_, index) => ({
    at: index * 1000,
    kind: index === 0 ? 'login' : index % 7 === 0 ? 'write' : 'read',
    exchange: index,
    label: '',
  })),
  sessionBytes: 600,
  measured: false,
};

export const clusterMillion: Bench = {
  name: 'cluster-million',
  measures: 'a million simulated requests on five servers, the slowest of the strategies',
  unit: 'ms',
  goal: { kind: 'at-most', value: 2000 },
  run: async () => {
    const times = strategies.map(
      (strategy) =>
        [
          strategy.id,
          timed(() =>
            simulate(strategy, trace, {
              servers: 5,
              balancer: strategy.balancer,
              users: 1000,
              spread: 600_000,
              busy: 1,
              seed: 1,
              serviceTime: 40,
              networkDelay: 1,
              replicationDelay: 50,
              detection: 3000,
              sessionBytes: 600,
              reissue: false,
              replica: true,
              failures: [],
            }),
          ),
        ] as const,
    );
    return { value: Math.max(...times.map(([, time]) => time)), detail: Object.fromEntries(times) };
  },
};
