import { setTimeout } from 'node:timers/promises';
import type { Failure, Holders, Outcome, Parameters, RequestKind, Trace } from '../../../utils/cluster/types.ts';
import type { RealCluster } from './real-cluster.ts';

/** One trace, for a real cluster and for the simulation: requests a second apart, and what goes wrong between them. */
export interface Scenario {
  readonly kinds: readonly RequestKind[];
  /** What happens just before the request of this number. */
  readonly before: Readonly<Record<number, Strike | readonly Strike[]>>;
  /** The other servers learn of a death only after the next request; otherwise before it. */
  readonly unnoticed?: true;
  /** From just before this request on, the store's replica hears nothing. */
  readonly heldFrom?: number;
}

export type Strike = Pick<Failure, 'what' | 'server'>;

export const apart = 1000;

/**
 * After each real request, in milliseconds. The scenarios are about the order of things, which a second between requests keeps apart in
 * the simulation; on loopback a copy of a session has arrived after 15 ms, so that there is no need to wait as long.
 */
export const pause = 200;

export function traceOfScenario({ kinds }: Scenario): Trace {
  return { requests: kinds.map((kind, exchange) => ({ at: exchange * apart, kind, exchange, label: kind })), sessionBytes: 200, measured: false };
}

/** The scenario in the simulation's own terms. */
export function parametersOf({ before, unnoticed, heldFrom }: Scenario): Pick<Parameters, 'failures' | 'detection' | 'replicationDelay'> {
  return {
    failures: Object.entries(before).flatMap(([request, strikes]) =>
      [strikes].flat().map((strike) => ({ ...strike, at: Number(request) * apart - apart / 2 })),
    ),
    // Within the half second to the next request, or not.
    detection: unnoticed ? apart : apart / 4,
    // Every copy has arrived before the next request; when the replica hears nothing, the last change before a death has not.
    replicationDelay: heldFrom === undefined ? 0 : apart,
  };
}

export interface Answer {
  readonly outcome: Outcome;
  /** From 0; -1 when no server answered. */
  readonly server: number;
  /** Where the session is after it, of servers that tell. */
  readonly holders?: Holders;
}

const requests: Readonly<Record<RequestKind, readonly [method: string, path: string]>> = {
  start: ['POST', '/cart'],
  login: ['POST', '/login'],
  read: ['GET', '/account'],
  write: ['POST', '/cart'],
  logout: ['POST', '/logout'],
  free: ['GET', '/'],
};

/** Members ask now and then whether the others are there, and may do so in the few milliseconds between a death and the next request. */
export const noticedTooEarly = 'The other servers noticed a death before the next request could come: try again.';

/** Plays the scenario as one browser would: it keeps what is set, and sends it back. */
export async function drive(cluster: RealCluster, { kinds, before, unnoticed, heldFrom }: Scenario): Promise<readonly Answer[]> {
  const jar = new Map<string, string>();
  const answers: Answer[] = [];
  /** Things bought, as the visitor knows it. */
  let bought = 0;
  for (const [index, kind] of kinds.entries()) {
    if (index === heldFrom) cluster.holdReplica?.();
    const strikes = [before[index] ?? []].flat();
    for (const one of strikes) await strike(cluster, one);
    if (!unnoticed) await cluster.settle?.();
    else if (strikes.length > 0 && (await cluster.isSettled?.())) throw new Error(noticedTooEarly);
    const [method, path] = requests[kind];
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(cluster.origin + path, { method, redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    await setTimeout(pause);
    const id = [...jar].find(([name]) => name === 'JSESSIONID')?.[1];
    const holders = await cluster.holders?.(id ?? '');
    await cluster.settle?.();
    const served = /\d+$/.exec(response.headers.get('x-served-by') ?? '')?.[0];
    const outcome = kind === 'free' ? 'free' : outcomeOf(response.status);
    const told = Number(response.headers.get('x-bought') ?? Number.NaN);
    const expected = kind === 'login' ? 0 : kind === 'write' && outcome === 'ok' ? bought + 1 : bought;
    // What was lost is lost: the next request that finds as much is no surprise.
    bought = kind === 'write' && !Number.isNaN(told) ? told : expected;
    answers.push({
      outcome: outcome === 'ok' && told < expected ? 'stale' : outcome,
      server: served === undefined ? -1 : Number(served) - 1,
      ...(holders && { holders }),
    });
  }
  return answers;
}

/** Logs in as many visitors, one after the other, and lets the strikes fall: how many of their sessions no server knows any more. */
export async function countLost(cluster: RealCluster, visitors: number, strikes: readonly Strike[]): Promise<number> {
  const cookies: string[] = [];
  for (let visitor = 0; visitor < visitors; visitor += 1) cookies.push(await logIn(cluster));
  await setTimeout(pause);
  for (const one of strikes) await strike(cluster, one);
  await cluster.settle?.();
  let lost = 0;
  for (const cookie of cookies) if (!(await isKnown(cluster, cookie))) lost += 1;
  return lost;
}

/** The cookies of a new visitor who has logged in. */
export async function logIn(cluster: RealCluster): Promise<string> {
  const login = await fetch(`${cluster.origin}/login`, { method: 'POST', redirect: 'manual' });
  const lines = login.headers.getSetCookie();
  return lines.map((line) => line.split(';')[0]).join('; ');
}

export async function logOut(cluster: RealCluster, cookie: string): Promise<void> {
  await fetch(`${cluster.origin}/logout`, { method: 'POST', redirect: 'manual', headers: { cookie } });
  await setTimeout(pause);
}

/** Whether any server that is up still opens the account to whoever has these cookies. */
export async function isKnown(cluster: RealCluster, cookie: string): Promise<boolean> {
  for (const server of cluster.servers()) {
    const { status } = await fetch(`${server}/account`, { headers: { cookie } });
    if (status === 200) return true;
    if (status !== 401) throw new Error(`${server} answers ${status}, which says nothing of the session.`);
  }
  return false;
}

function outcomeOf(status: number): Outcome {
  if (status >= 500) return 'failed';
  return status === 401 ? 'logged-out' : 'ok';
}

export async function strike(cluster: RealCluster, { what, server }: Strike): Promise<void> {
  switch (what) {
    case 'server-down':
      return cluster.kill(server);
    case 'server-up':
      return cluster.start(server);
    case 'store-down':
      return cluster.killStore();
    case 'store-up':
      return cluster.startStore();
    case 'server-drain':
      throw new Error('The balancer of the tests cannot drain a server.');
  }
}
