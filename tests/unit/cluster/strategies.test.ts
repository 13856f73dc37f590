import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/cluster/types.ts';
import { alone, run, stay, story, visit } from './visits.ts';

const down = (at: number, server: number): Failure => ({ at, what: 'server-down', server });

describe('one server', () => {
  it('loses nothing until it restarts, then everything', () => {
    expect(story(run('one-server', stay(5)))).toBe('......');
    const restarted = run('one-server', stay(5), { failures: [down(2500, 0), { at: 2600, what: 'server-up', server: 0 }] });
    expect(story(restarted)).toBe('...XXX');
  });
});

describe('many servers with memory only', () => {
  it('know you on one of three servers: two requests of three find you logged out', () => {
    const { you, metrics } = run('memory-only', stay(6));
    expect(you.map(({ server }) => server)).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(story(run('memory-only', stay(6)))).toBe('.XX.XX.');
    expect(metrics.loggedOut).toBe(4);
  });

  it('a server that gives out a new id makes the browser forget the login for good', () => {
    expect(story(run('memory-only', stay(6), { reissue: true }))).toBe('.XXXXXX');
  });

  it('one server of one cannot mismatch', () => {
    expect(story(run('memory-only', stay(6), { servers: 1 }))).toBe('.......');
  });
});

describe('sticky sessions', () => {
  it('never mismatch, by cookie or by address', () => {
    for (const balancer of ['cookie', 'address-hash'] as const)
      expect(run('sticky', stay(20), { balancer, users: 50, spread: 60_000 }).metrics.loggedOut, balancer).toBe(0);
  });

  it('lose the sessions of a server that dies, and only those', () => {
    const { metrics } = run('sticky', stay(10), { users: 300, failures: [down(5500, 0)] });
    expect(metrics.visitorsHit).toBe(100);
  });

  it('an address shared by many makes one server hot; a cookie spreads them evenly', () => {
    const share = (balancer: 'cookie' | 'address-hash') => {
      const { load, requests } = run('sticky', stay(10), { balancer, users: 400, servers: 4 }).metrics;
      return Math.max(...load) / requests;
    };
    expect(share('cookie')).toBeCloseTo(0.25, 5);
    expect(share('address-hash')).toBeGreaterThan(0.35);
  });

  it('a server that drains keeps its visitors and gets no new ones', () => {
    const { metrics } = run('sticky', stay(10), { users: 200, spread: 60_000, failures: [{ at: 20_000, what: 'server-drain', server: 0 }] });
    const [drained, ...others] = metrics.load;
    expect(metrics.loggedOut).toBe(0);
    expect(drained).toBeGreaterThan(0);
    expect(drained).toBeLessThan(Math.min(...others));
  });
});

describe('all-to-all replication', () => {
  it('answers anywhere once the copies have arrived', () => {
    expect(story(run('all-to-all', stay(6)))).toBe('.......');
  });

  it('a click that is faster than the copies finds you logged out; a change not yet there is stale', () => {
    expect(story(run('all-to-all', stay(3), { replicationDelay: 1500 }))).toBe('.X..');
    expect(story(run('all-to-all', visit('login', 'read', 'read', 'write', 'read', 'read'), { replicationDelay: 1500 }))).toBe('.X..s.');
  });

  it('costs a message to each other server for every change, and memory on all of them', () => {
    const { metrics } = run('all-to-all', visit('login', 'write', 'write'), { servers: 5 });
    expect(metrics.messages).toBe(3 * 4);
    expect(metrics.replicatedBytes).toBe(3 * 4 * 500);
    expect(metrics.peakMemory).toBe(5 * 500);
  });

  it('survives any server that dies, except for what it had told nobody', () => {
    expect(story(run('all-to-all', stay(5), { failures: [down(1500, 0)] }))).toBe('......');
    expect(story(run('all-to-all', stay(3), { replicationDelay: 5000, failures: [down(500, 0)] }))).toBe('.XXX');
  });

  it('hands a server that joins everything it has', () => {
    const before = run('all-to-all', stay(3), { users: 10 }).metrics.messages;
    const joined = run('all-to-all', stay(3), { users: 10, failures: [down(500, 2), { at: 1500, what: 'server-up', server: 2 }] });
    expect(joined.metrics.loggedOut).toBe(0);
    expect(joined.metrics.messages).toBeGreaterThanOrEqual(before);
  });
});

describe('primary and secondary', () => {
  it('answers anywhere; a server without a copy makes an extra trip', () => {
    const spread = run('primary-secondary', stay(6), { servers: 4 });
    expect(story(spread)).toBe('.......');
    expect(spread.metrics.addedDelay).toBeGreaterThan(0);
    const near = run('primary-secondary', stay(6), { balancer: 'cookie' });
    expect(near.metrics.addedDelay).toBe(0);
  });

  it('holds two copies whatever the number of servers', () => {
    expect(run('primary-secondary', stay(3), { servers: 8 }).metrics.peakMemory).toBe(2 * 500);
    expect(run('all-to-all', stay(3), { servers: 8 }).metrics.peakMemory).toBe(8 * 500);
  });

  it('survives the primary or the secondary, and not both at once', () => {
    const sticky = { balancer: 'cookie', servers: 4 } as const;
    expect(story(run('primary-secondary', stay(5), { ...sticky, failures: [down(1500, 0)] }))).toBe('......');
    expect(story(run('primary-secondary', stay(5), { ...sticky, failures: [down(1500, 1)] }))).toBe('......');
    expect(story(run('primary-secondary', stay(5), { ...sticky, failures: [down(1500, 0), down(1600, 1)] }))).toBe('..XXXX');
  });

  it('has two copies again after the loss was noticed: a second loss later does no harm', () => {
    const failures = [down(1500, 0), down(9500, 1)];
    expect(story(run('primary-secondary', stay(12), { balancer: 'cookie', servers: 4, detection: 1000, failures }))).toBe('.............');
  });
});

describe('a session store', () => {
  it('costs a trip for each request, and never mismatches', () => {
    const { metrics } = run('session-store', stay(9), { users: 20, spread: 5000 });
    expect(metrics.loggedOut).toBe(0);
    // Each of 200 requests asks once; the logins write as well, after they have found nothing to read.
    expect(metrics.addedDelay).toBeCloseTo(4, 5);
  });

  it('fails while the store is down, and has forgotten all when it is back without a replica', () => {
    const failures: readonly Failure[] = [
      { at: 1500, what: 'store-down', server: 0 },
      { at: 3500, what: 'store-up', server: 0 },
    ];
    expect(story(run('session-store', stay(5), { failures }))).toBe('..FFXX');
  });

  it('goes on with the replica once the loss is noticed, short of what had not reached it', () => {
    const failures: readonly Failure[] = [{ at: 1500, what: 'store-down', server: 0 }];
    expect(story(run('session-store', stay(5), { replica: true, detection: 2000, failures }))).toBe('..FF..');
    expect(story(run('session-store', stay(5), { replica: true, detection: 100, replicationDelay: 5000, failures }))).toBe('..XXXX');
  });

  it('does not care which server dies', () => {
    expect(run('session-store', stay(10), { users: 30, failures: [down(3500, 1)] }).metrics.loggedOut).toBe(0);
  });
});

describe('a session in the cookie', () => {
  it('needs no server to remember anything, and survives all of them', () => {
    const failures = [down(1500, 0), down(2500, 1)];
    expect(story(run('signed-cookie', stay(5), { failures }))).toBe('......');
  });

  it('travels with each request, and cannot be revoked', () => {
    const { metrics } = run('signed-cookie', visit('login', 'read', 'logout'));
    expect(metrics.requestBytes).toBeGreaterThan(500);
    expect(metrics.aliveAfterLogout).toBe(1);
    expect(run('session-store', visit('login', 'read', 'logout')).metrics.aliveAfterLogout).toBe(0);
  });
});

describe('a new server', () => {
  const join = (at: number): Failure => ({ at, what: 'server-join', server: 3 });

  it('gets its share of new visitors from then on, and nobody is logged out by a cookie', () => {
    const { metrics, servers } = run('sticky', stay(4), { users: 200, spread: 60_000, failures: [join(30_000)] });
    const [one = 0, , , four = 0] = metrics.load;
    expect(servers).toBe(4);
    expect(metrics.loggedOut).toBe(0);
    expect(four).toBeGreaterThan(0);
    expect(four).toBeLessThan(one);
  });

  it('moves visitors who stick by address to servers that do not know them', () => {
    const calm = run('sticky', stay(10), { balancer: 'address-hash', users: 100 });
    const grown = run('sticky', stay(10), { balancer: 'address-hash', users: 100, failures: [join(5500)] });
    expect(calm.metrics.visitorsHit).toBe(0);
    // Of the addresses modulo 3 and modulo 4, three of four differ.
    expect(grown.metrics.visitorsHit).toBeGreaterThan(50);
  });

  it('is handed all sessions where all are copied, and the notes where only those are', () => {
    const trace = visit('login', 'read', 'read', 'free');
    const messages = (id: string, failures: readonly Failure[]) => run(id, trace, { users: 10, failures }).metrics.messages;
    for (const id of ['all-to-all', 'primary-secondary']) {
      // Nothing is changed or fetched after it, so one message for each session is what the join adds.
      expect(messages(id, [join(2500)]) - messages(id, []), id).toBe(10);
      expect(run(id, stay(6), { users: 10, failures: [join(2500)] }).metrics.loggedOut, id).toBe(0);
    }
  });

  it('is nothing for the baseline of one server', () => {
    expect(run('one-server', stay(2), { failures: [join(500)] }).servers).toBe(1);
  });
});

describe('what a failure takes', () => {
  it('is told with it: a third of sticky sessions, all of a bare store, none of a cookie', () => {
    const lost = (id: string, failure: Failure) =>
      run(id, stay(10), { users: 30, failures: [failure] }).incidents.map(({ lost, sessions }) => [lost, sessions]);
    expect(lost('sticky', down(5500, 0))).toEqual([[10, 30]]);
    expect(lost('all-to-all', down(5500, 0))).toEqual([[0, 30]]);
    expect(lost('session-store', { at: 5500, what: 'store-down', server: 0 })).toEqual([[30, 30]]);
    expect(lost('signed-cookie', down(5500, 0))).toEqual([[0, 30]]);
  });

  it('of a replicated store is what had not reached the replica', () => {
    const failures: readonly Failure[] = [{ at: 60, what: 'store-down', server: 0 }];
    const { incidents } = run('session-store', stay(3), { users: 50, spread: 100, replica: true, failures });
    const [incident] = incidents;
    expect(incident?.lost).toBeGreaterThan(0);
    expect(incident?.lost).toBeLessThan(incident?.sessions ?? 0);
  });

  it('of one that is down already is nothing, and no incident', () => {
    expect(run('sticky', stay(5), { failures: [down(500, 0), down(700, 0)] }).incidents).toHaveLength(1);
  });
});

describe('where the copies are', () => {
  it('is two servers for primary and secondary, and a note on the others once it has arrived', () => {
    const { you } = run('primary-secondary', stay(3), { servers: 5, balancer: 'cookie' });
    expect(you.map(({ holders }) => [holders.servers.length, holders.pointers?.length])).toEqual([
      [2, 0],
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
  });
});

describe('any cluster', () => {
  it('fails when no server is up', () => {
    const failures = [0, 1, 2].map((server) => down(1500, server));
    expect(story(run('session-store', stay(3), { failures }))).toBe('..FF');
  });

  it('leaves requests that need no session alone', () => {
    expect(story(run('memory-only', visit('login', 'free', 'free', 'read')))).toBe('.--.');
  });

  it('takes up a session that is older than the recording', () => {
    expect(story(run('memory-only', visit('read', 'read', 'read', 'read')))).toBe('.XX.');
  });

  it('uses only its servers, whatever a failure names', () => {
    expect(run('sticky', stay(3), { failures: [down(500, 99)] }).metrics.loggedOut).toBe(0);
    expect(alone.servers).toBe(3);
  });
});
