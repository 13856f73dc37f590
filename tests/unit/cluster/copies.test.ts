import { describe, expect, it } from 'vitest';
import type { Failure, RequestKind } from '../../../utils/cluster/types.ts';
import { run, stay, story, visit } from './visits.ts';

const at = (time: number, what: Failure['what'], server = 0): Failure => ({ at: time, what, server });

describe('a logout that comes before the copies', () => {
  it.each(['all-to-all', 'primary-secondary'])('ends nothing where the server does not know the session yet: %s', (id) => {
    const alive = (replicationDelay: number) => run(id, visit('login', 'logout'), { replicationDelay }).metrics.aliveAfterLogout;
    // The logout comes a second after the login, to another server.
    expect([alive(900), alive(1100)]).toEqual([0, 1]);
  });
});

describe('a session that is older than the recording', () => {
  const hasty = { ...stay(0), requests: [0, 10, 20].map((time, exchange) => ({ at: time, kind: 'read' as const, exchange, label: '' })) };

  it.each(['all-to-all', 'primary-secondary'])('has its copies already: %s answers at once, anywhere', (id) => {
    expect(story(run(id, hasty))).toBe('...');
    expect(run(id, hasty, { failures: [at(5, 'server-down')] }).incidents).toMatchObject([{ lost: 0, sessions: 1 }]);
  });

  it('is anonymous where the login comes later', () => {
    const loggedIn = (...kinds: readonly RequestKind[]) => run('sticky', visit(...kinds)).you.map((step) => step.loggedIn);
    expect(loggedIn('read', 'write', 'login', 'read')).toEqual([false, false, true, true]);
    expect(loggedIn('read', 'logout', 'login')).toEqual([true, false, true]);
    expect(loggedIn('read', 'read')).toEqual([true, true]);
  });

  it('costs nothing to make', () => {
    // Each read tells the two other servers.
    expect(run('all-to-all', hasty).metrics.messages).toBe(3 * 2);
    // The second copy is told that it was used.
    expect(run('primary-secondary', hasty, { balancer: 'cookie' }).metrics.messages).toBe(3);
  });
});

describe('what had not been copied when its server died', () => {
  const down = (time: number, server: number) => at(time, 'server-down', server);

  it.each(['all-to-all', 'primary-secondary'])('is gone with it, change or session: %s', (id) => {
    const slow = { balancer: 'cookie', servers: 4, replicationDelay: 1500 } as const;
    // Written after 2 s, dead after 2.5 s, there after 3.5 s; the login arrived after 1.5 s.
    const changed = visit('login', 'read', 'write', 'read', 'read', 'write', 'read');
    expect(story(run(id, changed, { ...slow, failures: [down(2500, 0)] }))).toBe('...sss.');
    expect(story(run(id, changed, { ...slow, failures: [down(3600, 0)] }))).toBe('.......');
    expect(story(run(id, changed, { ...slow, failures: [down(700, 0)] }))).toBe('.XXXXXX');
  });

  it('is all of it when the last server that has the sessions dies while it hands them over', () => {
    const failures = (death: number) => [down(500, 1), at(3500, 'server-up', 1), down(death, 0)];
    const slow = { balancer: 'cookie', servers: 2, replicationDelay: 2000 } as const;
    const early = run('all-to-all', stay(6), { ...slow, failures: failures(4500) });
    expect(story(early)).toBe('.....FX');
    expect(early.incidents.at(-1)?.lost).toBe(1);
    expect(story(run('all-to-all', stay(6), { ...slow, failures: failures(5600) }))).toBe('.......');
  });

  it('keeps no server waiting that starts alone', () => {
    const failures = [down(500, 1), at(600, 'server-up', 1), down(700, 1), down(800, 0), at(900, 'server-up', 1)];
    expect(story(run('all-to-all', stay(2), { servers: 2, replicationDelay: 2000, failures }))).toBe('.XX');
  });

  it('is a second copy that was being made anew', () => {
    const trace = { ...stay(1), requests: stay(1).requests.map((request, index) => ({ ...request, at: index * 9000 })) };
    // The death of server 0 is noticed after 4 s, and the new copy is there after 5.5 s.
    const twice = (second: number) => ({ balancer: 'cookie', servers: 4, detection: 1000, failures: [down(3000, 0), down(second, 1)] }) as const;
    expect(story(run('primary-secondary', trace, { ...twice(5000), replicationDelay: 1500 }))).toBe('.X');
    expect(story(run('primary-secondary', trace, { ...twice(6000), replicationDelay: 1500 }))).toBe('..');
  });
});
