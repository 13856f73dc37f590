import { describe, expect, it } from 'vitest';
import { strategies } from '../../../utils/cluster/index.ts';
import { tellRun } from '../../../utils/cluster/tell.ts';
import type { Parameters, Trace } from '../../../utils/cluster/types.ts';
import { run, stay, visit } from './visits.ts';

function told(id: string, trace: Trace, change: Partial<Parameters> = {}): string {
  const strategy = strategies.find((one) => one.id === id);
  return strategy === undefined
    ? ''
    : tellRun(strategy, run(id, trace, change))
        .map(({ en }) => en)
        .join('\n');
}

describe('what a replay shows', () => {
  it('names the request at which the session was lost, and when', () => {
    expect(told('memory-only', stay(5))).toContain(
      'Of your 6 requests that need the session, 4 found you logged out. The first is `read 1`, 1 s into the visit.',
    );
    expect(told('session-store', stay(5))).toContain('All of your 6 requests');
  });

  it('does not say that somebody was logged out who had not logged in', () => {
    expect(told('memory-only', visit('start', 'read', 'read', 'login', 'read'))).toContain(
      'Of your 5 requests that need the session, 2 did not find it before a login (a cart would be lost) and 1 found you logged out.',
    );
  });

  it('tells each failure with what it took', () => {
    const failures = [{ at: 2000, what: 'server-down', server: 0 }] as const;
    expect(told('sticky', stay(5), { users: 30, failures })).toContain('After 2 s server 1 dies: 10 of 30 sessions are lost.');
  });

  it('leaves out of a story what did not happen in it', () => {
    expect(told('one-server', stay(3), { failures: [{ at: 1500, what: 'server-down', server: 0 }] })).toContain(', 2 failed. The first is `read 2`');
    expect(told('sticky', stay(3), { failures: [{ at: 1500, what: 'store-down', server: 0 }] })).not.toContain('the store');
  });

  it('lets a server that drains keep its visitors only where a balancer knows them', () => {
    const failures = [{ at: 1500, what: 'server-drain', server: 0 }] as const;
    expect(told('sticky', stay(3), { failures })).toContain('it keeps the visitors it has');
    expect(told('memory-only', stay(3), { failures })).toContain('the sessions that only it has are out of reach');
    expect(told('session-store', stay(3), { failures })).toContain('it gets no more requests. No session is lost.');
  });

  it('says of a server that joins what it knows, and what falls to it', () => {
    const failures = [{ at: 1500, what: 'server-join', server: 0 }] as const;
    expect(told('sticky', stay(3), { failures })).toContain('server 4 joins, empty, and gets its share of new visitors.');
    expect(told('sticky', stay(3), { failures, balancer: 'address-hash' })).toContain('most visitors change their server');
    expect(told('all-to-all', stay(3), { failures })).toContain('joins, is handed all sessions, and gets its share of the requests.');
    expect(told('signed-cookie', stay(3), { failures })).toContain('server 4 joins, and gets its share of the requests.');
  });

  it('does not speak of copies where there is nobody to have one, nor of stickiness where nothing sticks', () => {
    for (const id of ['all-to-all', 'primary-secondary'])
      expect(told(id, stay(3), { servers: 1 })).toContain('One server has nobody to give a copy to.');
    expect(told('primary-secondary', stay(3), { servers: 2 })).toContain('Both servers hold a whole copy');
    expect(told('sticky', stay(3), { balancer: 'round-robin' })).toContain('nothing is sticky here');
  });

  it('sets the replication delay against the visitor’s own pauses', () => {
    const trace = visit('login', 'read', 'write', 'read');
    expect(told('all-to-all', trace)).toContain(
      'A copy is 50 ms late. Your soonest request after a change came 1 s later; 0 of 2 came before the copies.',
    );
    expect(told('all-to-all', trace, { replicationDelay: 1500 })).toContain(
      '2 of 2 came before the copies (1 met none, 1 an older one, 0 the server that made the change).',
    );
  });

  it('counts the requests that came to a server with only a note', () => {
    expect(told('primary-secondary', stay(5), { servers: 4, balancer: 'cookie' })).toContain(
      'Two of 4 servers hold a whole copy of each session, the others only a note of where.',
    );
    expect(told('primary-secondary', stay(5), { servers: 4, balancer: 'cookie' })).toContain('0 came to a server that only knew where.');
    expect(told('primary-secondary', stay(5), { servers: 4 })).toMatch(
      /Of your 6 requests, 3 came to a server that only knew where, and waited 4 ms/,
    );
  });

  it('shows the hot spot of addresses beside an even share', () => {
    const share = (balancer: 'cookie' | 'address-hash') =>
      Number(/answers (\d+) % of all requests; an even share would be 25 %/.exec(told('sticky', stay(9), { balancer, users: 400, servers: 4 }))?.[1]);
    expect(share('cookie')).toBe(25);
    expect(share('address-hash')).toBeGreaterThan(35);
  });

  it('shows the hot spot of busy visitors too', () => {
    expect(told('sticky', stay(3), { users: 20, servers: 2, busy: 5 })).toMatch(
      /answers 64 % .* would be 50 %\. One visitor in ten makes the visit 5 times/,
    );
  });

  it('says what a token weighs and that a logout does not end it', () => {
    expect(told('signed-cookie', visit('login', 'read', 'logout'))).toContain('after 1 of 1 logouts a copied token still opens the account');
    expect(told('signed-cookie', visit('login', 'read'))).toContain('This visit has no logout.');
    expect(told('signed-cookie', visit('login', 'read'), { sessionBytes: 3100 })).toContain('more than 4096 octets: no login sticks');
  });

  it('is silent about a visit that needs no session', () => {
    expect(told('sticky', visit('free', 'free'))).toBe('');
  });
});
