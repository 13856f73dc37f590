import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/cluster/types.ts';
import { down, run, stay, story, visit } from './visits.ts';

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

  it('forgets only the last change of a session that the replica had already', () => {
    const failures: readonly Failure[] = [{ at: 2500, what: 'store-down', server: 0 }];
    const slow = { replica: true, detection: 100, replicationDelay: 1500, failures } as const;
    const { incidents, ...after } = run('session-store', visit('login', 'read', 'write', 'read', 'write', 'read'), slow);
    expect(story({ incidents, ...after })).toBe('...ss.');
    expect(incidents).toMatchObject([{ lost: 0, sessions: 1 }]);
  });

  it('undoes a logout that had not reached the replica, and no other', () => {
    const alive = (at: number) => {
      const failures: readonly Failure[] = [{ at, what: 'store-down', server: 0 }];
      const trace = visit('login', 'read', 'logout', 'free');
      return run('session-store', trace, { replica: true, replicationDelay: 400, failures }).metrics.aliveAfterLogout;
    };
    // The logout comes after two seconds.
    expect([1900, 2300, 2500].map(alive)).toEqual([0, 1, 0]);
  });

  it('is asked and answers once for a read, twice for a change, which goes on to the replica', () => {
    const messages = (replica: boolean) => run('session-store', visit('login', 'read', 'write'), { replica }).metrics.messages;
    // The login makes a session without asking for one.
    expect(messages(false)).toBe(2 + 2 + 4);
    expect(messages(true)).toBe(2 + 2 + 4 + 2);
  });

  it('does not care which server dies', () => {
    expect(run('session-store', stay(10), { users: 30, failures: [down(3500, 1)] }).metrics.loggedOut).toBe(0);
  });

  it('has lost everything when it is back before its replica takes over, which follows it again', () => {
    const failures: readonly Failure[] = [
      { at: 1500, what: 'store-down', server: 0 },
      { at: 2500, what: 'store-up', server: 0 },
    ];
    const early = run('session-store', stay(4), { replica: true, detection: 2000, failures });
    expect(story(early)).toBe('..FXX');
    expect(early.incidents.map(({ lost }) => lost)).toEqual([0, 1]);
    expect(story(run('session-store', stay(4), { replica: true, detection: 600, failures }))).toBe('..F..');
  });

  it('has a session that is older than the recording, in its replica too, until all is lost', () => {
    const died: readonly Failure[] = [{ at: 500, what: 'store-down', server: 0 }];
    const older = visit('read', 'read', 'read');
    expect(story(run('session-store', older, { replica: true, replicationDelay: 5000, detection: 100, failures: died }))).toBe('...');
    // It was there before anybody asked for it: with the store it is gone.
    const late = { ...older, requests: older.requests.map((request) => ({ ...request, at: request.at + 4000 })) };
    expect(story(run('session-store', late, { failures: [...died, { at: 1000, what: 'store-up', server: 0 }] }))).toBe('XXX');
    expect(run('session-store', older).metrics.messages).toBe(3 * 2);
  });
});
