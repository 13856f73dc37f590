import type { Parameters, Strategy, Trace } from './types.ts';

/** A small cluster in one data centre, with the recorded visitor and some company. */
export function defaultsFor(trace: Trace, strategy: Strategy): Parameters {
  const last = trace.requests.at(-1)?.at ?? 0;
  return {
    servers: 3,
    balancer: strategy.balancer,
    users: 30,
    // Most of them are there in the middle of the recorded visit, when the reader makes something fail.
    spread: Math.max(last / 2, 1000),
    busy: 1,
    seed: 1,
    serviceTime: 40,
    networkDelay: 1,
    replicationDelay: 50,
    detection: 3000,
    sessionBytes: trace.sessionBytes,
    reissue: false,
    replica: true,
    failures: [],
  };
}
