import { simulate } from '../../../utils/cluster/engine.ts';
import { strategies } from '../../../utils/cluster/index.ts';
import type { Failure, Parameters, RequestKind, Run, Trace } from '../../../utils/cluster/types.ts';

/** A visit of requests of these kinds, one each second. */
export function visit(...kinds: readonly RequestKind[]): Trace {
  return {
    requests: kinds.map((kind, index) => ({ at: index * 1000, kind, exchange: index, label: `${kind} ${index}` })),
    sessionBytes: 500,
    measured: false,
  };
}

/** A login and `reads` pages after it. */
export function stay(reads: number): Trace {
  return visit('login', ...Array.from({ length: reads }, () => 'read' as const));
}

export const alone: Parameters = {
  servers: 3,
  balancer: 'round-robin',
  users: 1,
  spread: 0,
  busy: 1,
  seed: 7,
  serviceTime: 40,
  networkDelay: 2,
  replicationDelay: 50,
  detection: 3000,
  sessionBytes: 500,
  reissue: false,
  replica: false,
  failures: [],
};

/** Runs the strategy with its own balancer unless told otherwise. */
export function run(id: string, trace: Trace, change: Partial<Parameters> = {}): Run {
  const strategy = strategies.find((one) => one.id === id);
  if (strategy === undefined) throw new Error(`There is no strategy ${id}.`);
  return simulate(strategy, trace, { ...alone, balancer: strategy.balancer, ...change });
}

/** How the recorded visitor's requests ended, one letter each: `.` ok, `s` stale, `X` logged out, `F` failed, `-` free. */
export function story({ you }: Run): string {
  const letters = { ok: '.', stale: 's', 'logged-out': 'X', failed: 'F', free: '-' } as const;
  return you.map(({ outcome }) => letters[outcome]).join('');
}

export function down(at: number, server: number): Failure {
  return { at, what: 'server-down', server };
}
