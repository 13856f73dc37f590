import type { BalancerId } from './types.ts';

/** Chooses the server of a request. Servers are numbered from 0. */
export type Balancer = (request: { readonly user: number; readonly now: number }) => number;

export interface BalancerWorld {
  /** Servers it knows of. Grows when one joins. */
  servers(): number;
  /** Whether it may be given new visitors. */
  isOpen(server: number): boolean;
  /** Whether it answers at all: one that drains still serves those it has. */
  isUp(server: number): boolean;
  /** Requests that a server is working on. */
  busy(server: number, now: number): number;
  random(): number;
}

/** -1 when no server is up. */
export function createBalancer(id: BalancerId, world: BalancerWorld): Balancer {
  switch (id) {
    case 'round-robin':
      return inTurn(world);
    case 'least-connections':
      return leastBusy(world);
    case 'random':
      return () => fromHere(world, Math.floor(world.random() * world.servers()));
    case 'address-hash':
      return ({ user }) => fromHere(world, hashOf(user) % world.servers());
    case 'cookie':
      return byCookie(world);
  }
}

function inTurn(world: BalancerWorld): Balancer {
  let next = 0;
  return () => {
    const server = fromHere(world, next);
    next = (server + 1) % world.servers();
    return server;
  };
}

/** Ties go round, or an idle cluster would use one server only. */
function leastBusy(world: BalancerWorld): Balancer {
  let turn = 0;
  return ({ now }) => {
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    const servers = world.servers();
    for (let step = 0; step < servers; step += 1) {
      const server = (turn + step) % servers;
      if (!world.isOpen(server)) continue;
      const busy = world.busy(server, now);
      if (busy < least) [best, least] = [server, busy];
    }
    turn = (best + 1) % servers;
    return best;
  };
}

/** A visitor stays where the first request went, for as long as that server is up. */
function byCookie(world: BalancerWorld): Balancer {
  const homes = new Map<number, number>();
  const first = inTurn(world);
  return (request) => {
    const home = homes.get(request.user);
    if (home !== undefined && world.isUp(home)) return home;
    const chosen = first(request);
    homes.set(request.user, chosen);
    return chosen;
  };
}

/** `wanted`, or the next one that takes visitors. */
function fromHere(world: BalancerWorld, wanted: number): number {
  const servers = world.servers();
  for (let step = 0; step < servers; step += 1) {
    const server = (wanted + step) % servers;
    if (world.isOpen(server)) return server;
  }
  return -1;
}

/** A visitor's address, as good as random. One address in four is shared by a whole office: that is what makes hot spots. */
function hashOf(user: number): number {
  const address = user % 4 === 3 ? 3 : user;
  return Math.imul(address + 1, 2654435761) >>> 8;
}
