import type { Failure, Outcome, RequestKind, Trace } from '../../../utils/cluster/types.ts';
import type { RealCluster } from './node-cluster.ts';

/** One trace, for a real cluster and for the simulation: requests a second apart, and what goes wrong between them. */
export interface Scenario {
  readonly kinds: readonly RequestKind[];
  /** What happens just before the request of this number. */
  readonly before: Readonly<Record<number, Pick<Failure, 'what' | 'server'>>>;
}

export const apart = 1000;

export function traceOfScenario({ kinds }: Scenario): Trace {
  return { requests: kinds.map((kind, exchange) => ({ at: exchange * apart, kind, exchange, label: kind })), sessionBytes: 200, measured: false };
}

export function failuresOf({ before }: Scenario): readonly Failure[] {
  return Object.entries(before).map(([request, failure]) => ({ ...failure, at: Number(request) * apart - apart / 2 }));
}

export interface Answer {
  readonly outcome: Outcome;
  /** From 0; -1 when no server answered. */
  readonly server: number;
}

const requests: Readonly<Record<RequestKind, readonly [method: string, path: string]>> = {
  start: ['POST', '/cart'],
  login: ['POST', '/login'],
  read: ['GET', '/account'],
  write: ['POST', '/cart'],
  logout: ['POST', '/logout'],
  free: ['GET', '/'],
};

/** Plays the scenario as one browser would: it keeps what is set, and sends it back. */
export async function drive(cluster: RealCluster, { kinds, before }: Scenario): Promise<readonly Answer[]> {
  const jar = new Map<string, string>();
  const answers: Answer[] = [];
  for (const [index, kind] of kinds.entries()) {
    const failure = before[index];
    if (failure !== undefined) await strike(cluster, failure);
    const [method, path] = requests[kind];
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(cluster.origin + path, { method, redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const served = /\d+$/.exec(response.headers.get('x-served-by') ?? '')?.[0];
    answers.push({ outcome: kind === 'free' ? 'free' : outcomeOf(response.status), server: served === undefined ? -1 : Number(served) - 1 });
  }
  return answers;
}

function outcomeOf(status: number): Outcome {
  if (status >= 500) return 'failed';
  return status === 401 ? 'logged-out' : 'ok';
}

async function strike(cluster: RealCluster, { what, server }: Pick<Failure, 'what' | 'server'>): Promise<void> {
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
