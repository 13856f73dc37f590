import { busyEvery, simulate } from './engine.ts';
import { strategies } from './strategies/index.ts';
import type { FailureKind, Incident, Parameters, Run, Strategy, Trace } from './types.ts';

/** All strategies on the same traffic and the same failures, each with the balancer that belongs to it. */
export interface Comparison {
  readonly strategy: Strategy;
  readonly run: Run;
  /** The same visitors closer together, and the first server is restarted while all of them are logged in. */
  readonly restarted: Run;
  /** The same again behind a balancer that keeps each visitor on one server, where copies came too late; null where nobody waited for one. */
  readonly kept: Run | null;
  /** What that restart itself took; null where no server was there to restart, or nobody had a session then. */
  readonly restart: Incident | null;
}

/** Requests of one run of the comparison: sixteen runs at most must not keep anybody waiting. Beyond, fewer visitors are compared. */
const mostRequests = 60_000;

export function compare(trace: Trace, parameters: Parameters): readonly Comparison[] {
  return strategies.map((strategy) => compareOne(strategy, trace, parameters));
}

/** One row of the comparison: three runs at most, so that a view can make one after another. */
export function compareOne(strategy: Strategy, trace: Trace, parameters: Parameters): Comparison {
  const users = usersWithin(mostRequests, trace, parameters);
  const { from, to } = loggedIn(trace);
  // The last of them begins half a stay after the first, whose stay is three quarters over when the server goes down.
  const spread = (to - from) / 2;
  const own = { ...parameters, users, balancer: strategy.balancer };
  const server = strategy.single === true ? 0 : lastingOf(parameters);
  const down = { at: from + (to - from) * 0.75, what: 'server-down', server } as const;
  const back = { at: from + (to - from) * 0.8, what: 'server-up', server } as const;
  const restarted = simulate(strategy, trace, { ...own, spread, failures: [...own.failures, down, back] });
  const run = simulate(strategy, trace, own);
  const isLate = strategy.copies === true && run.metrics.loggedOut > 0;
  return {
    strategy,
    run,
    restarted,
    kept: isLate ? simulate(strategy, trace, { ...own, balancer: 'cookie' }) : null,
    restart: restarted.incidents.find(({ failure, sessions }) => failure === down && sessions > 0) ?? null,
  };
}

/** Requests that all visitors make together. */
export function requestsOf({ requests }: Trace, { users, busy }: Parameters): number {
  return requests.length * (users + Math.floor(users / busyEvery) * (busy - 1));
}

/** As many of the visitors as make no more than `most` requests; one at least. */
export function usersWithin(most: number, trace: Trace, parameters: Parameters): number {
  const each = (trace.requests.length * (busyEvery + parameters.busy - 1)) / busyEvery;
  return Math.max(1, Math.min(parameters.users, Math.floor(most / Math.max(1, each))));
}

/** The first server that the reader has left alone: one that is dead already cannot be restarted, and one that drains has few visitors. */
function lastingOf({ servers, failures }: Parameters): number {
  const touched = (...kinds: readonly FailureKind[]) => new Set(failures.filter(({ what }) => kinds.includes(what)).map(({ server }) => server));
  const numbers = Array.from({ length: servers }, (_, server) => server);
  const [killed, left] = [touched('server-down'), touched('server-down', 'server-drain')];
  return numbers.find((server) => !left.has(server)) ?? numbers.find((server) => !killed.has(server)) ?? 0;
}

/** From the login to the logout; where one was not seen, to the end of the recording on that side. */
function loggedIn({ requests }: Trace): { readonly from: number; readonly to: number } {
  const last = requests.at(-1)?.at ?? 0;
  const login = requests.find(({ kind }) => kind === 'login');
  const from = (login ?? requests.find(({ kind }) => kind !== 'free'))?.at ?? 0;
  return { from, to: requests.find(({ kind, at }) => kind === 'logout' && at > from)?.at ?? last };
}
