import { forEachArrival } from './arrivals.ts';
import { createBalancer } from './balancers.ts';
import { createRandom } from './random.ts';
import {
  type Cluster,
  type Failure,
  type Hop,
  type Incident,
  type Metrics,
  mostServers,
  type Outcome,
  type Parameters,
  type RequestKind,
  type Run,
  type Step,
  type Strategy,
  type Trace,
} from './types.ts';

/** How long the replay goes on being told step by step: a day of clicks is drawn, not a year. */
const mostSteps = 5000;

/** One visitor in so many is a busy one; the recorded visitor, the first, is not. */
export const busyEvery = 10;

/**
 * Replays `trace` on a cluster: a discrete-event simulation in order of time, deterministic for a seed.
 * Nothing is drawn or waited for; `Run.you` tells the recorded visitor's own way for the views to draw.
 */
export function simulate(strategy: Strategy, trace: Trace, asked: Parameters): Run {
  const first = strategy.single ? 1 : asked.servers;
  const failures = strategy.single ? asked.failures.filter(({ what }) => what !== 'server-join') : asked.failures;
  const servers = Math.min(Math.max(first, mostServers), first + failures.filter(({ what }) => what === 'server-join').length);
  const parameters = { ...asked, servers, failures };
  const { users } = parameters;
  const random = createRandom(parameters.seed);
  const up = new Uint8Array(servers).fill(1, 0, first);
  const draining = new Uint8Array(servers);
  const load = new Array<number>(servers).fill(0);
  const inFlight = createInFlight(servers, parameters.serviceTime);
  let hops: Hop[] | null = null;
  /** Of each server: how often it has chosen another. */
  const turns = new Int32Array(servers);
  let alive = first;
  /** Servers that there are by now. */
  let known = first;
  let [addedDelay, messages, replicatedBytes] = [0, 0, 0];
  let [requests, needing, loggedOut, stale, failed, peakMemory, peakStored, logouts, aliveAfterLogout] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let clock = 0;
  let isStoreUp = true;
  /** From when a server that was started answers. */
  const answersFrom = new Float64Array(servers);

  const isAnswering = (server: number): boolean => up[server] === 1 && clock >= (answersFrom[server] ?? 0);
  const isOpen = (server: number): boolean => isAnswering(server) && draining[server] === 0;
  const cluster: Cluster = {
    parameters,
    sessions: users,
    isUp: (server) => up[server] === 1,
    upCount: () => alive,
    spend(cost) {
      addedDelay += cost.delay ?? 0;
      messages += cost.messages ?? 0;
      replicatedBytes += cost.bytes ?? 0;
    },
    isWatched: () => hops !== null,
    hop: (hop) => void hops?.push(hop),
    other(than) {
      let others = 0;
      for (let server = 0; server < servers; server += 1) if (server !== than && up[server] === 1) others += 1;
      if (others === 0) return -1;
      let wanted = (turns[than] ?? 0) % others;
      turns[than] = wanted + 1;
      for (let server = 0; server < servers; server += 1) {
        if (server === than || up[server] === 0) continue;
        if (wanted === 0) return server;
        wanted -= 1;
      }
      return -1;
    },
    startsAt(server, at) {
      answersFrom[server] = at;
    },
    undoLogout() {
      aliveAfterLogout += 1;
    },
  };
  const keeper = strategy.open(cluster);
  const balance = createBalancer(parameters.balancer, {
    servers: () => known,
    isOpen,
    isUp: isAnswering,
    busy: inFlight.count,
    random,
  });

  /** Who logs in later was not logged in before, but had an anonymous session. */
  const older = trace.requests.find(({ kind }) => kind === 'login' || kind === 'logout')?.kind === 'login' ? 1 : 2;
  /** What each visitor believes: 0 no session, 1 anonymous, 2 logged in. */
  const believes = new Uint8Array(users);
  /** What the server's record says; lower than believed after a loss. */
  const holds = new Uint8Array(users);
  /** Who has logged out and begun nothing since. */
  const left = new Uint8Array(users);
  const hit = new Uint8Array(users);
  const you: Step[] = [];
  const incidents: Incident[] = [];
  const pending = failures.toSorted((a, b) => a.at - b.at);
  let failureIndex = 0;

  const arrive = (at: number, user: number, index: number): void => {
    for (let failure = pending[failureIndex]; failure !== undefined && failure.at <= at; failure = pending[failureIndex]) {
      apply(failure);
      failureIndex += 1;
    }
    clock = at;
    const request = trace.requests[index];
    if (request === undefined) return;
    requests += 1;
    // A visit that begins again begins as it was recorded, with a session from before if it needs one.
    if (index === 0) left[user] = 0;
    hops = user === 0 && you.length < mostSteps ? [] : null;
    const server = balance({ user, now: at });
    if (server >= 0) {
      load[server] = (load[server] ?? 0) + 1;
      if (parameters.balancer === 'least-connections') inFlight.begin(server, at);
      hops?.push({ from: 'balancer', to: server, what: 'request' });
    }
    const outcome = server < 0 ? 'failed' : serve(request.kind, user, server, at);
    if (outcome === 'stale') stale += 1;
    else if (outcome === 'failed') failed += 1;
    else if (outcome === 'logged-out') {
      loggedOut += 1;
      hit[user] = 1;
    }
    if (hops !== null) you.push({ ...request, server, outcome, loggedIn: believes[0] === 2, hops, holders: keeper.holders(0, at) });
    if (outcome !== 'free') measure();
  };
  forEachArrival(trace, shiftsOf(parameters, random), arrive, (user) => (user % busyEvery === busyEvery - 1 ? parameters.busy : 1));

  const metrics: Metrics = {
    requests,
    loggedOut,
    stale,
    failed,
    visitorsHit: hit.reduce((sum, one) => sum + one, 0),
    visitors: users,
    load: load.slice(0, known),
    messages,
    replicatedBytes,
    peakMemory,
    storeMemory: peakStored,
    addedDelay: needing === 0 ? 0 : addedDelay / needing,
    requestBytes: strategy.requestBytes(parameters.sessionBytes),
    logouts,
    aliveAfterLogout,
  };
  return { strategy: strategy.id, parameters: asked, servers: known, incidents, metrics, you };

  function serve(kind: RequestKind, user: number, server: number, now: number): Outcome {
    const isGone = left[user] === 1;
    // A cookie that is still sent after the logout opens nothing, and nobody expects it to; what is put into a session then begins one.
    if (kind === 'free' || (isGone && (kind === 'read' || kind === 'logout'))) return 'free';
    needing += 1;
    if (kind === 'start' || kind === 'login' || isGone) {
      const level = kind === 'login' ? 2 : 1;
      left[user] = 0;
      believes[user] = level;
      const kept = keeper.write(user, server, now, true);
      holds[user] = kept ? level : 0;
      return kept ? 'ok' : 'failed';
    }
    if (believes[user] === 0) {
      // The session is older than the recording: it begins with the first request that shows it.
      believes[user] = older;
      if (keeper.inherit) keeper.inherit(user, server);
      holds[user] = keeper.inherit || keeper.write(user, server, now, true) ? older : 0;
    }
    const found = keeper.read(user, server, now, kind === 'write' || kind === 'logout');
    if (found === 'unreachable') return 'failed';
    if (kind === 'logout') {
      believes[user] = 0;
      holds[user] = 0;
      left[user] = 1;
      logouts += 1;
      if (!keeper.remove(user, server, now)) aliveAfterLogout += 1;
      // Whoever leaves gets a goodbye from any server, whether it knew them or not.
      return 'ok';
    }
    if (found === 'missing') {
      if (parameters.reissue) {
        keeper.write(user, server, now, true);
        holds[user] = 1;
      }
      return 'logged-out';
    }
    if ((holds[user] ?? 0) < (believes[user] ?? 0)) return 'logged-out';
    if (kind === 'write' && !keeper.write(user, server, now, false)) return 'failed';
    return found === 'stale' ? 'stale' : 'ok';
  }

  function apply(asked: Failure): void {
    const { what } = asked;
    // Who changes the strategy keeps the failures: what is not there cannot fail, and what is down cannot go down.
    if (what.startsWith('store') && (!strategy.store || isStoreUp === (what === 'store-up'))) return;
    clock = asked.at;
    keeper.settle?.(asked.at);
    const failure = what === 'server-join' ? { ...asked, server: known } : asked;
    const { server } = failure;
    if (what === 'server-join') {
      if (known === servers) return;
      known += 1;
      alive += 1;
      up[server] = 1;
    } else if (what.startsWith('server') && server >= known) return;
    if (what === 'server-down') {
      if (up[server] === 0) return;
      alive -= 1;
      up[server] = 0;
      draining[server] = 0;
    }
    const wasDraining = draining[server] === 1;
    const isBackAtWork = what === 'server-up' && up[server] === 1;
    if (what === 'server-up') {
      draining[server] = 0;
      if (isBackAtWork && !wasDraining) return;
      if (!isBackAtWork) alive += 1;
      up[server] = 1;
    }
    if (what === 'server-drain') {
      if (wasDraining || up[server] === 0) return;
      draining[server] = 1;
    }
    if (what.startsWith('store')) isStoreUp = what === 'store-up';
    const sessions = believes.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0);
    // One that only drained has all that it had: to the keeper, nothing happened.
    incidents.push({ failure, lost: isBackAtWork ? 0 : keeper.fail(failure, failure.at), sessions });
    measure();
  }

  function measure(): void {
    peakMemory = Math.max(peakMemory, keeper.memory());
    peakStored = Math.max(peakStored, keeper.stored());
  }
}

/** The first visitor is the recorded one; the others begin some time later. */
function shiftsOf({ users, spread }: Parameters, random: () => number): Float64Array {
  const shifts = new Float64Array(users);
  for (let user = 1; user < users; user += 1) shifts[user] = random() * spread;
  return shifts;
}

/** Requests that each server is working on. They take equally long, so they end in the order in which they began. */
function createInFlight(servers: number, serviceTime: number) {
  const ends: number[][] = Array.from({ length: servers }, () => []);
  const heads = new Int32Array(servers);
  return {
    begin(server: number, now: number): void {
      ends[server]?.push(now + serviceTime);
    },
    count(server: number, now: number): number {
      const queue = ends[server] ?? [];
      let head = heads[server] ?? 0;
      while (head < queue.length && (queue[head] ?? 0) <= now) head += 1;
      // What has ended is let go now and then, so that a million requests leave no million numbers behind.
      if (head > 4096) {
        queue.splice(0, head);
        head = 0;
      }
      heads[server] = head;
      return queue.length - head;
    },
  };
}
