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

  it('tells of a store that comes back too early, and only then that its replica throws away what it had', () => {
    const failures = [1500, 2500].map((at, index) => ({ at, what: index === 0 ? ('store-down' as const) : ('store-up' as const), server: 0 }));
    const early = told('session-store', stay(4), { replica: true, detection: 2000, failures });
    expect(early).toContain('throws away what it had: 1 of 1 sessions are lost.');
    expect(told('session-store', stay(4), { replica: true, detection: 600, failures })).toContain('After 3 s the store is back.');
  });

  it('tells each failure with what it took', () => {
    const failures = [{ at: 2000, what: 'server-down', server: 0 }] as const;
    expect(told('sticky', stay(5), { users: 30, failures })).toContain('After 2 s server 1 dies: 10 of 30 sessions are lost.');
  });

  it('leaves out of a story what did not happen in it', () => {
    expect(told('one-server', stay(3), { failures: [{ at: 1500, what: 'server-down', server: 0 }] })).toContain(', 2 failed. The first is `read 2`');
    expect(told('sticky', stay(3), { failures: [{ at: 1500, what: 'store-down', server: 0 }] })).not.toContain('the store');
  });

  it('does not speak of copies where there is nobody to have one, nor of stickiness where nothing sticks', () => {
    for (const id of ['all-to-all', 'primary-secondary']) expect(told(id, stay(3), { servers: 1 })).toContain('One server has no other to copy to');
    expect(told('primary-secondary', stay(3), { servers: 2 })).toContain('Both servers hold a whole copy');
    expect(told('sticky', stay(3), { balancer: 'round-robin' })).toContain('nobody stays on one server');
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

  it('does not ask for a hot spot where a failure has made one', () => {
    expect(told('sticky', stay(5), { users: 30 })).toContain('to see a hot spot.');
    const text = told('sticky', stay(5), { users: 30, failures: [{ at: 2500, what: 'server-down', server: 0 }] });
    expect(text).not.toContain('to see a hot spot.');
    expect(text).toContain('A server that died, drained or came later answers less');
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

  it('does not count a picture that failed among the requests that need the session', () => {
    const failures = [0, 1, 2].map((server) => ({ at: 1500, what: 'server-down', server }) as const);
    expect(told('signed-cookie', visit('login', 'read', 'free', 'free'), { failures })).toContain('All of your 2 requests');
  });

  it('says nothing of logouts where there are none', () => {
    expect(told('memory-only', stay(2))).not.toMatch(/logouts/);
    expect(told('memory-only', visit('login', 'logout'))).toContain('after 1 of 1 logouts the record stays behind');
  });

  it('says of losses that they all came before a login, where they did', () => {
    expect(told('memory-only', visit('start', 'read', 'read'))).toContain(
      'Of your 3 requests that need the session, 2 did not find it before a login (a cart would be lost). The first',
    );
  });

  it('does not speak of a loss where nobody has a session', () => {
    const failures = [{ at: 500, what: 'server-down', server: 1 }] as const;
    expect(told('sticky', visit('free', 'login', 'read'), { failures })).toContain('After 500 ms server 2 dies: nobody has a session then.');
  });

  it('says that a server that drains keeps its visitors only where the balancer knows them', () => {
    const failures = [{ at: 500, what: 'server-drain', server: 0 }] as const;
    expect(told('sticky', stay(5), { failures })).toContain('server 1 drains: it keeps the visitors it has and gets no new ones.');
    expect(told('sticky', stay(5), { balancer: 'address-hash', failures })).toContain('server 1 drains: it gets no more requests.');
  });

  it('says of a new server what it is given, and what comes to it', () => {
    const failures = [{ at: 500, what: 'server-join', server: 0 }] as const;
    expect(told('sticky', stay(5), { failures })).toContain('server 4 joins, empty. It gets its share of new visitors.');
    expect(told('sticky', stay(5), { balancer: 'address-hash', failures })).toContain('Many addresses now lead to another server');
    expect(told('all-to-all', stay(5), { failures })).toContain(
      'server 4 joins, and another tells it of all sessions. It gets its share of the requests.',
    );
  });

  it('does not call sticky what no cookie and no address keeps on one server', () => {
    // Of seven requests in turn to three servers, four come to another one than the first.
    const text = told('sticky', stay(6), { balancer: 'round-robin', busy: 5 });
    expect(text).toContain('nobody stays on one server: 57 % of your requests come to one that does not know you.');
    expect(text).not.toContain('all of it on one server');
  });

  it.each(['all-to-all', 'primary-secondary'])('does not speak of copies where there is one server: %s', (id) => {
    const text = told(id, stay(3), { servers: 1 });
    expect(text).toContain('One server has no other to copy to');
    expect(text).not.toMatch(/late|two whole copies|0 other/);
  });

  it('takes no change for made that found nobody logged in', () => {
    // In turn; the write comes to the second server before the copy does, and changes nothing.
    const text = told('all-to-all', visit('login', 'write', 'read'), { replicationDelay: 1500 });
    expect(text).toContain('1 of 1 came before the copies (');
  });
});
