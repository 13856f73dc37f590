import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NodeState, statesAt } from '../../components/cluster/node-states.ts';
import { compare, defaultsFor, recommend, simulate, strategies, tellRun } from '../../utils/cluster/index.ts';
import type { Failure, Outcome, Parameters, RequestKind, Run, Strategy, Trace } from '../../utils/cluster/types.ts';

/** Whatever is recorded and whatever is set: what the interface can ask of the simulation, which bounds every number. */

const kind = fc.constantFrom<RequestKind>('start', 'login', 'read', 'read', 'read', 'write', 'logout', 'free');
const trace = fc.array(fc.tuple(kind, fc.constantFrom(0, 5, 60, 1000, 1000, 9000)), { minLength: 1, maxLength: 16 }).map((all): Trace => {
  let at = 0;
  const requests = all.map(([asked, pause], exchange) => {
    at += exchange === 0 ? 0 : pause;
    return { at, kind: asked, exchange, label: `${asked} ${exchange}` };
  });
  return { requests, sessionBytes: 600, measured: false };
});

const failures: fc.Arbitrary<readonly Failure[]> = fc.array(
  fc.record({
    at: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 60_000 })),
    what: fc.constantFrom('server-down', 'server-down', 'server-up', 'server-drain', 'server-join', 'store-down', 'store-up'),
    server: fc.nat({ max: 5 }),
  }),
  { maxLength: 8 },
);

const parameters: fc.Arbitrary<Parameters> = fc.record({
  servers: fc.integer({ min: 1, max: 5 }),
  balancer: fc.constantFrom('round-robin', 'least-connections', 'random', 'address-hash', 'cookie'),
  users: fc.integer({ min: 1, max: 15 }),
  spread: fc.constantFrom(0, 1000, 20_000),
  busy: fc.integer({ min: 1, max: 3 }),
  seed: fc.nat({ max: 999_999 }),
  serviceTime: fc.constantFrom(40, 5000),
  networkDelay: fc.constantFrom(0, 1, 1000),
  replicationDelay: fc.constantFrom(0, 50, 1500, 60_000),
  detection: fc.constantFrom(0, 3000, 600_000),
  sessionBytes: fc.constantFrom(1, 600, 5000),
  reissue: fc.boolean(),
  replica: fc.boolean(),
  failures,
});

/** By name, so that a counterexample can be read. */
const named = fc.constantFrom(...strategies.map(({ id }) => id));

function strategyOf(id: string): Strategy {
  const found = strategies.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no strategy ${id}.`);
  return found;
}

function anyRun(check: (run: Run, strategy: Strategy, trace: Trace, parameters: Parameters) => void, numRuns = 400): void {
  fc.assert(
    fc.property(named, trace, parameters, (id, visit, asked) => {
      check(simulate(strategyOf(id), visit, asked), strategyOf(id), visit, asked);
    }),
    { numRuns },
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe('any replay', () => {
  it('is the same each time', () => {
    anyRun((run, one, visit, asked) => expect(simulate(one, visit, asked)).toEqual(run), 100);
  });

  it('serves every request of every visitor, and counts each once', () => {
    anyRun(({ metrics }, _, visit, { users, busy }) => {
      const visits = users + Math.floor(users / 10) * (busy - 1);
      expect(metrics.requests).toBe(visits * visit.requests.length);
      // What no server was there for is failed; what a store did not answer has failed on a server.
      const unserved = metrics.requests - sum(metrics.load);
      expect(unserved).toBeGreaterThanOrEqual(0);
      expect(unserved).toBeLessThanOrEqual(metrics.failed);
      expect(metrics.loggedOut + metrics.stale + metrics.failed).toBeLessThanOrEqual(metrics.requests);
      expect(metrics.visitorsHit).toBeLessThanOrEqual(Math.min(users, metrics.loggedOut));
      expect(metrics.visitorsHit > 0).toBe(metrics.loggedOut > 0);
      expect(metrics.aliveAfterLogout).toBeLessThanOrEqual(metrics.logouts);
    });
  });

  it('tells of a visitor who is alone what it counts', () => {
    fc.assert(
      fc.property(named, trace, parameters, (id, visit, asked) => {
        const { you, metrics } = simulate(strategyOf(id), visit, { ...asked, users: 1 });
        const count = (outcome: Outcome) => you.filter((step) => step.outcome === outcome).length;
        expect(you).toHaveLength(visit.requests.length);
        expect([count('logged-out'), count('stale'), count('failed')]).toEqual([metrics.loggedOut, metrics.stale, metrics.failed]);
        expect(metrics.load).toEqual(metrics.load.map((_, server) => you.filter((step) => step.server === server).length));
      }),
      { numRuns: 400 },
    );
  });

  it('sends nobody to a server that is down or not there yet, and keeps no copy there', () => {
    anyRun((run) => {
      for (const { at, server, holders } of run.you) {
        const { servers } = statesAt(run, at);
        const there: readonly (NodeState | undefined)[] = ['up', 'draining'];
        if (server >= 0) expect(there).toContain(servers[server]);
        for (const holder of [...holders.servers, ...(holders.pointers ?? [])]) expect(there).toContain(servers[holder]);
      }
    });
  });

  it('names as an incident only what changes something, and takes no more sessions than there are', () => {
    const from = { 'server-down': ['up', 'draining'], 'server-up': ['down', 'draining'], 'server-drain': ['up'], 'server-join': ['absent'] } as const;
    anyRun((run, one) => {
      run.incidents.forEach(({ failure: { what, server }, lost, sessions }, index) => {
        expect(lost).toBeLessThanOrEqual(sessions);
        // As it was just before: what comes later has not happened.
        const later = run.incidents.map((incident, at) =>
          at < index ? incident : { ...incident, failure: { ...incident.failure, at: Number.POSITIVE_INFINITY } },
        );
        const before = statesAt({ ...run, incidents: later }, Number.MAX_VALUE);
        if (what === 'store-down' || what === 'store-up') expect([one.store, before.store]).toEqual([true, what === 'store-up' ? 'down' : 'up']);
        else expect(from[what]).toContain(before.servers[server]);
      });
    });
  });

  it('holds no more than each strategy allows', () => {
    anyRun(({ servers, metrics }, one, _, { users, sessionBytes, replica, reissue, balancer, failures: asked }) => {
      const calm = !reissue && asked.length === 0 && balancer === 'cookie';
      const most: Readonly<Record<string, number>> = {
        'one-server': 1,
        'memory-only': calm ? 1 : servers,
        sticky: calm ? 1 : servers,
        'all-to-all': servers,
        'primary-secondary': Math.min(2, servers) + (Math.max(0, servers - 2) * 120) / sessionBytes,
        'session-store': 0,
        'signed-cookie': 0,
      };
      expect(metrics.peakMemory).toBeLessThanOrEqual((most[one.id] ?? 0) * users * sessionBytes + 1e-6);
      expect(metrics.storeMemory).toBeLessThanOrEqual(one.store ? (replica ? 2 : 1) * users * sessionBytes : 0);
      for (const value of [metrics.messages, metrics.replicatedBytes, metrics.addedDelay]) expect(value).toBeGreaterThanOrEqual(0);
    });
  });
});

describe('without a failure', () => {
  const calm = new Set(['one-server', 'sticky', 'session-store', 'signed-cookie']);

  it('nobody is lost by a strategy that promises it', () => {
    anyRun((_, one, visit, asked) => {
      const balancer = one.id === 'sticky' && asked.balancer !== 'address-hash' ? 'cookie' : asked.balancer;
      // What a cookie can hold.
      const sessionBytes = Math.min(asked.sessionBytes, 3000);
      if (!calm.has(one.id)) return;
      const { metrics } = simulate(one, visit, { ...asked, balancer, sessionBytes, failures: [] });
      expect([metrics.loggedOut, metrics.stale, metrics.failed]).toEqual([0, 0, 0]);
    });
  });

  it('nobody is lost by any strategy behind a cookie, whatever drains or joins', () => {
    anyRun((_, one, visit, asked) => {
      const harmless = asked.failures.filter(({ what, server }) => what === 'server-join' || (what === 'server-drain' && server > 0));
      const { metrics } = simulate(one, visit, {
        ...asked,
        balancer: 'cookie',
        sessionBytes: Math.min(asked.sessionBytes, 3000),
        failures: one.single ? [] : harmless,
      });
      expect([metrics.loggedOut, metrics.failed]).toEqual([0, 0]);
    });
  });

  it('later copies never mean fewer requests that come before them', () => {
    anyRun((_, one, visit, asked) => {
      const early = (replicationDelay: number) =>
        simulate(one, visit, { ...asked, failures: [], reissue: false, replicationDelay }).metrics.loggedOut;
      expect(early(asked.replicationDelay + 700)).toBeGreaterThanOrEqual(early(asked.replicationDelay));
      expect(early(0)).toBe(one.copies ? 0 : early(60_000));
    });
  });
});

describe('what is said of any replay', () => {
  const nonsense = /NaN|Infinity|undefined|\{|\b0 of (your )?0\b|(?<!\d)0(개|번|건|명) 중 0/;

  it('has numbers, and no share of nothing', () => {
    anyRun((run, one) => {
      for (const { en, ko } of tellRun(one, run)) for (const text of [en, ko]) expect(text).not.toMatch(nonsense);
    });
  });

  it('advises what does the least harm of all, and says so', () => {
    fc.assert(
      fc.property(trace, parameters, (visit, asked) => {
        const all = compare(visit, asked).filter(({ strategy: { single } }) => single !== true);
        const advice = recommend(all);
        if (advice === null) {
          expect(visit.requests.every((request) => request.kind === 'free')).toBe(true);
          return;
        }
        const harm = ({ run: { metrics } }: (typeof all)[number]) => metrics.loggedOut + metrics.failed;
        const least = Math.min(...all.map(harm));
        expect(harm(advice.choice)).toBe(least);
        const taken = ({ run: { incidents } }: (typeof all)[number]) => sum(incidents.map(({ lost }) => lost));
        expect(taken(advice.choice)).toBe(Math.min(...all.filter((one) => harm(one) === least).map(taken)));
        expect(advice.sentence.en.includes('nobody is logged out')).toBe(harm(advice.choice) === 0);
        expect(advice.others).toHaveLength(all.length - 1);
        for (const { en, ko } of [advice.sentence, ...advice.others.map(({ because }) => because)])
          for (const text of [en, ko]) expect(text).not.toMatch(nonsense);
      }),
      { numRuns: 150 },
    );
  });

  it('begins with defaults that lose nobody to a delay that is shorter than every pause', () => {
    anyRun((_, one, visit) => {
      const patient = { ...visit, requests: visit.requests.map((request, index) => ({ ...request, at: index * 100 })) };
      if (one.id === 'memory-only') return;
      expect(simulate(one, patient, { ...defaultsFor(patient, one), users: 1 }).metrics.loggedOut).toBe(0);
    });
  });
});
