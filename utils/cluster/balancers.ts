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
      return () => openAt(world, world.random());
    case 'address-hash':
      return byAddress(world);
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

/**
 * The address modulo the servers that the balancer knows of, as nginx's `ip_hash`: one more server moves most visitors. An address whose
 * server takes nobody is hashed again, so that no other server inherits all of them, and goes back as soon as its own is there.
 */
function byAddress(world: BalancerWorld): Balancer {
  return ({ user }) => {
    const hash = hashOf(user);
    const wanted = hash % world.servers();
    return world.isOpen(wanted) ? wanted : openAt(world, againOf(hash));
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

/** The server at `share` (from 0 to 1) of those that take visitors: of two, the second from a half on. */
function openAt(world: BalancerWorld, share: number): number {
  const servers = world.servers();
  let open = 0;
  for (let server = 0; server < servers; server += 1) if (world.isOpen(server)) open += 1;
  let left = Math.floor(share * open);
  for (let server = 0; server < servers; server += 1) {
    if (!world.isOpen(server)) continue;
    if (left === 0) return server;
    left -= 1;
  }
  return -1;
}

/** A visitor's address, as good as random. One address in four is shared by a whole office: that is what makes hot spots. */
function hashOf(user: number): number {
  const address = user % 4 === 3 ? 3 : user;
  return Math.imul(address + 1, 2654435761) >>> 8;
}

/** Another number of the same address, from 0 to 1. */
function againOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 11), 0x9e3779b1) >>> 0) / 4294967296;
}
