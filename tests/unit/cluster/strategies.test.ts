import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { strategies } from '../../../utils/cluster/index.ts';
import { dataBytes, tokenBytes } from '../../../utils/cluster/token.ts';
import type { Failure } from '../../../utils/cluster/types.ts';
import { alone, down, run, stay, story, visit } from './visits.ts';

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

  it('visitors who come more often make their server hot, which a cookie does not even out', () => {
    const load = (balancer: 'cookie' | 'round-robin') => run('sticky', stay(3), { balancer, users: 20, servers: 2, busy: 5 }).metrics.load;
    // In turn the odd ones of 20 visitors go to the second server, and the tenth and the twentieth are busy: 8 × 4 and 2 × 5 × 4 requests.
    expect(load('cookie')).toEqual([10 * 4, 8 * 4 + 2 * 5 * 4]);
    expect(load('round-robin')).toEqual([56, 56]);
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
    // By hand: that there is a session, what the login puts into it, and two changes, to four others.
    expect(metrics.messages).toBe(4 * 4);
    expect(metrics.replicatedBytes).toBe(4 * 520 + 3 * 4 * (650 + 500));
    expect(metrics.peakMemory).toBe(5 * 500);
  });

  it('survives any server that dies, except for what it had told nobody', () => {
    expect(story(run('all-to-all', stay(5), { failures: [down(1500, 0)] }))).toBe('......');
    expect(story(run('all-to-all', stay(3), { replicationDelay: 5000, failures: [down(500, 0)] }))).toBe('.XXX');
  });

  it('tells all others of each request that uses the session, wherever it comes, as was counted on a Tomcat of three servers', () => {
    for (const balancer of ['round-robin', 'cookie'] as const) {
      const { metrics } = run('all-to-all', stay(3), { balancer });
      expect(metrics.messages, balancer).toBe(2 * 2 + 3 * 2);
      expect(metrics.replicatedBytes, balancer).toBe(2 * 520 + 2 * (650 + 500) + 3 * 2 * 650);
    }
    const logout = run('all-to-all', visit('login', 'logout')).metrics.messages;
    expect(logout).toBe(2 * 2 + 2 * 2);
  });

  it('hands a server that starts everything it has, in one block', () => {
    const failures = [down(500, 2), { at: 1500, what: 'server-up', server: 2 }] as const;
    const { metrics } = run('all-to-all', stay(3), { balancer: 'cookie', failures });
    // The first read tells the one other that is up; the two after the start tell both.
    expect(metrics.messages).toBe(4 + 1 + 3 + 4);
    expect(metrics.replicatedBytes).toBe(2 * 520 + 2 * (650 + 500) + 650 + 500 + 4 * 650);
  });

  it('lets a server that starts answer only once it has been handed everything', () => {
    const failures = [down(500, 1), { at: 2500, what: 'server-up', server: 1 }] as const;
    const started = run('all-to-all', stay(4), { servers: 2, replicationDelay: 1500, failures });
    expect(started.you.map(({ server }) => server)).toEqual([0, 0, 0, 0, 1]);
    expect(story(started)).toBe('.....');
  });
});

describe('primary and secondary', () => {
  it('answers anywhere; a server without a copy fetches the session from the second one, and becomes the primary', () => {
    const spread = run('primary-secondary', stay(6), { servers: 4 });
    expect(story(spread)).toBe('.......');
    // By hand: who is asked, and then primary and secondary. Each server chooses among the others in turn.
    expect(spread.you.map(({ server, holders }) => [server, ...holders.servers])).toEqual([
      [0, 0, 1],
      [1, 1, 0], // it had the second copy: it makes another
      [2, 2, 0], // it had a note: it fetches from server 0
      [3, 3, 0],
      [0, 0, 2],
      [1, 1, 2],
      [2, 2, 0],
    ]);
    // Three fetches of 2 ms each way among seven requests.
    expect(spread.metrics.addedDelay).toBeCloseTo((3 * 4) / 7, 9);
    const near = run('primary-secondary', stay(6), { balancer: 'cookie' });
    expect(near.metrics.addedDelay).toBe(0);
  });

  it('sends as many messages with each request as were counted on a Tomcat of four servers', () => {
    const counted = [
      4, // the login: a copy, two notes, and at the end what was put into it
      4, // to the second copy: another copy, two notes, and that it was used
      6, // to a note: question and answer, three notes, and that it was used
      6,
      4,
      6,
      4,
      6,
    ];
    const sent = counted.map((_, reads) => run('primary-secondary', stay(reads), { servers: 4 }).metrics.messages);
    expect(sent.map((all, index) => all - (sent[index - 1] ?? 0))).toEqual(counted);
    expect(run('primary-secondary', visit('login', 'logout'), { servers: 4, balancer: 'cookie' }).metrics.messages).toBe(4 + 3);
  });

  it('tells nobody but the second copy of a change: where the copies are stays the same', () => {
    const { metrics } = run('primary-secondary', visit('login', 'write', 'write'), { servers: 8, balancer: 'cookie' });
    expect(metrics.messages).toBe(1 + 6 + 1 + 2);
    expect(metrics.replicatedBytes).toBe(1250 + 500 + 6 * 840 + 960 + 2 * (960 + 500));
  });

  it('holds two copies whatever the number of servers, and a note on each of the others', () => {
    expect(run('primary-secondary', stay(3), { servers: 8 }).metrics.peakMemory).toBe(2 * 500 + 6 * 120);
    expect(run('primary-secondary', stay(3), { servers: 2 }).metrics.peakMemory).toBe(2 * 500);
    expect(run('all-to-all', stay(3), { servers: 8 }).metrics.peakMemory).toBe(8 * 500);
  });

  it('finds nothing from a server with a note while the second copy is dead and the primary has not noticed', () => {
    // After three requests in turn the session is on server 2, its second copy on server 0; server 1 has a note that leads to server 0.
    const before = run('primary-secondary', stay(2));
    expect(before.you.at(-1)?.holders.servers).toEqual([2, 0]);
    const late = run('primary-secondary', stay(6), { detection: 2600, failures: [down(2500, 0)] });
    expect(late.you.map(({ server }) => server)).toEqual([0, 1, 2, 1, 2, 1, 2]);
    // The request after 3 s comes to server 1 too early; the next one to the primary, which tells its second copy, and notices.
    expect(story(late)).toBe('...X...');
    expect(late.you.at(4)?.holders.servers).toEqual([2, 1]);
    expect(story(run('primary-secondary', stay(6), { detection: 400, failures: [down(2500, 0)] }))).toBe('.......');
  });

  it('fetches from the heir when the primary died, since the notes lead to it', () => {
    // The session is on server 2, its second copy on server 0, when server 2 dies; the next request comes to server 0, then to server 1.
    const { you, ...rest } = run('primary-secondary', stay(4), { detection: 60_000, failures: [down(2500, 2)] });
    expect(you.map(({ server }) => server)).toEqual([0, 1, 2, 0, 1]);
    expect(story({ you, ...rest })).toBe('.....');
  });

  it('makes the second copy anew although nobody asks for the session meanwhile', () => {
    const trace = { ...stay(1), requests: stay(1).requests.map((request, index) => ({ ...request, at: index * 9000 })) };
    const late = { balancer: 'cookie', servers: 4, failures: [down(500, 0), down(6000, 1)] } as const;
    expect(story(run('primary-secondary', trace, { ...late, detection: 1000 }))).toBe('..');
    expect(story(run('primary-secondary', trace, { ...late, detection: 8000 }))).toBe('.X');
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

describe('a session in the cookie', () => {
  it('needs no server to remember anything, and survives all of them', () => {
    const failures = [down(1500, 0), down(2500, 1)];
    expect(story(run('signed-cookie', stay(5), { failures }))).toBe('......');
  });

  it('travels with each request, and cannot be revoked', () => {
    const { metrics } = run('signed-cookie', visit('login', 'read', 'logout'));
    // Base64 of 500 octets and a signature.
    expect(metrics.requestBytes).toBe(667 + 43);
    expect(metrics.aliveAfterLogout).toBe(1);
    expect(run('session-store', visit('login', 'read', 'logout')).metrics.aliveAfterLogout).toBe(0);
  });
});

describe('a session too large for a cookie', () => {
  it('is refused by the browser, so that every request finds its visitor logged out', () => {
    expect(story(run('signed-cookie', stay(2), { sessionBytes: 3000 }))).toBe('...');
    expect(story(run('signed-cookie', stay(2), { sessionBytes: 3100 }))).toBe('.XX');
  });

  it('is measured by what a token of its length can hold', () => {
    for (const data of [1, 600, 2999]) expect(dataBytes(tokenBytes(data))).toBe(data);
    expect(dataBytes(10)).toBe(7);
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
      // Nothing is changed or fetched after it, so the transfer is what the join adds: a question, an answer, and for whole sessions an end.
      expect(messages(id, [join(2500)]) - messages(id, []), id).toBe(id === 'all-to-all' ? 3 : 2);
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

describe('any strategy', () => {
  it.each(strategies)('$id is held against a real cluster', ({ id }) => {
    const folder = fileURLToPath(new URL('../../e2e/cluster/', import.meta.url));
    const checks = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
    expect(checks.some((text) => text.includes(`'${id}'`))).toBe(true);
  });
});

describe('any cluster', () => {
  it('counts logouts, not visitors, beside those that do not hold', () => {
    const { metrics } = run('signed-cookie', visit('login', 'logout', 'login', 'logout'));
    expect([metrics.aliveAfterLogout, metrics.logouts]).toEqual([2, 2]);
  });

  it('knows from when on a visitor has more to lose than a cart', () => {
    const { you } = run('memory-only', visit('start', 'read', 'login', 'read', 'logout', 'free'));
    expect(you.map(({ loggedIn }) => loggedIn)).toEqual([false, false, true, true, false, false]);
  });

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
