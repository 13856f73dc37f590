import { describe, expect, it } from 'vitest';
import { compare, recommend } from '../../../utils/cluster/index.ts';
import type { Failure, Parameters, Trace } from '../../../utils/cluster/types.ts';
import { alone, stay, visit } from './visits.ts';

const all = (at: number, what: Failure['what']) => [0, 1, 2].map((server): Failure => ({ at, what, server }));

function advised(trace: Trace, change: Partial<Parameters> = {}) {
  const comparisons = compare(trace, { ...alone, ...change });
  const advice = recommend(comparisons);
  const against = new Map(advice?.others.map(({ comparison, because }) => [comparison.strategy.id, because.en]));
  return { comparisons, advice, against, choice: advice?.choice.strategy.id };
}

describe('the advice', () => {
  it('is what does the least harm where nothing does none, however slow', () => {
    // All servers are away for a moment: who keeps sessions on them loses all; a token of so much is refused; the store is two seconds away.
    const failures = [...all(10_500, 'server-down'), ...all(12_500, 'server-up')];
    const { advice, choice } = advised(stay(40), { users: 20, networkDelay: 1000, sessionBytes: 5000, failures });
    expect(choice).toBe('session-store');
    expect(advice?.sentence.en).toContain('0 of 20 visitors lose their session');
  });

  it('is not to lose sessions, although nobody is left to notice', () => {
    // All servers die for good: every strategy fails alike, and only those that keep sessions elsewhere still have them.
    const { choice, against } = advised(stay(40), { users: 30, failures: all(10_500, 'server-down') });
    expect(['session-store', 'signed-cookie']).toContain(choice);
    for (const id of ['sticky', 'all-to-all', 'primary-secondary'])
      expect(against.get(id), id).toBe('these failures take 30 sessions with them, met or not.');
  });

  it('names all that the choice costs', () => {
    // Two notes and two copies for the login and two messages for each of ten reads: 24 for eleven requests. Ten sessions on three servers.
    expect(advised(stay(10), { users: 10 }).advice?.sentence.en).toContain(
      'Each request costs 2.2 messages between servers more, and the servers hold 15 kB.',
    );
  });

  it('is to wait a few milliseconds for a store rather than to lose a third of all sessions with each restart', () => {
    // Copies come too late, and a browser refuses the token.
    const { choice, against } = advised(visit('login', 'read', 'read', 'logout'), {
      users: 30,
      networkDelay: 5,
      replicationDelay: 1500,
      sessionBytes: 5000,
    });
    expect(choice).toBe('session-store');
    expect(against.get('sticky')).toBe('a server that restarts takes 10 of 30 sessions with it.');
  });

  it('does not call late what a failure took', () => {
    const failures = [...all(10_500, 'server-down'), ...all(12_500, 'server-up')];
    // Nobody is there after 11 and 12 s; the last eight reads of ten visitors find nothing.
    expect(advised(stay(20), { users: 10, failures }).against.get('all-to-all')).toBe('80 requests of 10 visitors do not find their session.');
  });

  it('does not say that a token costs nothing', () => {
    const { choice, against } = advised(stay(10), { users: 10 });
    expect(choice).toBe('all-to-all');
    expect(against.get('signed-cookie')).toBe(
      'it does no more harm, but costs more in all: 0 ms and 710 B of session data for each request, 0 messages, 0 B on the servers. But no logout can take back a token that somebody has copied.',
    );
  });

  it('names what costs more where only messages do', () => {
    // On two servers each has a copy in both strategies. A copy and what is put into it at the login; at the other server another copy, and
    // that it was used; a change; and the login again: 2 + 2 + 1 + 2. All-to-all tells of the read once: 2 + 1 + 1 + 2.
    const { choice, against } = advised(visit('login', 'read', 'free', 'write', 'login'), { servers: 2, sessionBytes: 4000 });
    expect(choice).toBe('all-to-all');
    expect(against.get('primary-secondary')).toMatch(/^it does no more harm, but costs more in all: 0 ms .* 7 messages/);
  });

  it('says that answers come from an older copy', () => {
    // The login is copied in time, the change is not.
    const kinds = visit('login', 'read', 'write', 'read', 'read');
    const requests = kinds.requests.map((request, index) => ({ ...request, at: [0, 9000, 10_000, 11_000, 20_000][index] ?? 0 }));
    const { against, choice } = advised({ ...kinds, requests }, { replicationDelay: 2000 });
    expect(choice).toBe('signed-cookie');
    expect(against.get('all-to-all')).toBe('1 requests are answered from an older copy.');
  });

  it('is none where no request needs a session', () => {
    expect(advised(visit('free', 'free', 'free')).advice).toBeNull();
  });

  it('has nothing to say of a restart that nobody would notice', () => {
    // The login is the last request: before it there is no session.
    const { comparisons, advice } = advised(visit('free', 'login'), { users: 5 });
    expect(comparisons.map(({ restart }) => restart)).toEqual(comparisons.map(() => null));
    expect(advice?.sentence.en).not.toContain('restart');
  });

  it('restarts a server in the middle of a stay that was older than the recording', () => {
    // Nine pictures, then pages for 40 s: the restart after 39 s takes one of three.
    const kinds = [...Array.from({ length: 10 }, () => 'free' as const), ...Array.from({ length: 41 }, () => 'read' as const)];
    const sticky = advised(visit(...kinds), { users: 3 }).comparisons.find(({ strategy }) => strategy.id === 'sticky');
    expect(sticky?.restart).toMatchObject({ lost: 1, sessions: 3 });
    expect(sticky?.restart?.failure.at).toBe(40_000);
  });

  it('restarts a server that has its share of visitors, not one that was drained', () => {
    const failures = [{ at: 500, what: 'server-drain', server: 0 }] as const;
    const sticky = advised(stay(40), { users: 30, failures }).comparisons.find(({ strategy }) => strategy.id === 'sticky');
    expect(sticky?.restart?.failure.server).toBe(1);
    expect(sticky?.restart?.lost).toBeGreaterThan(9);
  });

  it('compares fewer visitors where some come often: nobody waits for it', () => {
    const { comparisons } = advised(stay(999), { users: 500, busy: 50 });
    // A thousand requests of five visitors in ten, and of one in ten fifty times as many.
    for (const { run } of comparisons) expect(run.metrics.requests).toBeLessThanOrEqual(60_000);
  });
});
