import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../utils/cluster/types.ts';
import { run, stay, story, visit } from './visits.ts';

const at = (time: number, what: Failure['what'], server = 0): Failure => ({ at: time, what, server });
const named = (id: string, failures: readonly Failure[], trace = stay(5)) =>
  run(id, trace, { balancer: 'cookie', failures }).incidents.map(({ failure: { what }, lost }) => [what, lost]);

describe('an incident', () => {
  it('is the end of a drain, too, which takes nothing and hands nothing over', () => {
    const drained = [at(500, 'server-drain'), at(1500, 'server-up')];
    expect(named('sticky', drained)).toEqual([
      ['server-drain', 0],
      ['server-up', 0],
    ]);
    const messages = (failures: readonly Failure[]) => run('all-to-all', stay(5), { balancer: 'cookie', failures }).metrics.messages;
    expect(messages(drained)).toBe(messages([]));
  });

  it('is no drain of a server that is down or drains already, and no start of one that is up', () => {
    expect(named('sticky', [at(500, 'server-down', 1), at(700, 'server-drain', 1)])).toEqual([['server-down', 0]]);
    expect(named('sticky', [at(500, 'server-drain'), at(700, 'server-drain')])).toEqual([['server-drain', 0]]);
    expect(named('sticky', [at(500, 'server-up')])).toEqual([]);
  });

  it('is no death of a store where there is none, or where it is dead', () => {
    const failures = [at(500, 'store-up'), at(1500, 'store-down'), at(2500, 'store-down'), at(3500, 'store-up'), at(3600, 'store-up')];
    expect(named('sticky', failures)).toEqual([]);
    expect(named('session-store', failures)).toEqual([
      ['store-down', 1],
      ['store-up', 0],
    ]);
  });

  it('is no new server that nobody is left to come to', () => {
    const { servers, metrics, incidents } = run('sticky', stay(2), { failures: [at(2500, 'server-join')] });
    expect(incidents).toEqual([]);
    expect([servers, metrics.load.length]).toEqual([3, 3]);
  });

  it('takes no session of somebody who has logged out, although the record was left behind', () => {
    // In turn: the login comes to server 0, the logout to server 1.
    const { incidents, metrics } = run('memory-only', visit('login', 'logout', 'free'), { failures: [at(1500, 'server-down')] });
    expect(metrics.aliveAfterLogout).toBe(1);
    expect(incidents).toMatchObject([{ lost: 0, sessions: 0 }]);
  });
});

describe('memory', () => {
  it('holds what a missed logout leaves behind beside the next session', () => {
    expect(run('memory-only', visit('login', 'logout', 'login')).metrics.peakMemory).toBe(2 * 500);
    expect(run('memory-only', visit('login', 'logout', 'login'), { balancer: 'cookie' }).metrics.peakMemory).toBe(500);
    const { you } = run('memory-only', visit('login', 'logout', 'free'));
    expect(you.at(-1)?.holders.servers).toEqual([0]);
  });

  it('holds the old session of a visitor who is given a new one elsewhere, until its server dies', () => {
    // Each of three servers gives out a session of its own.
    expect(run('memory-only', stay(6), { reissue: true }).metrics.peakMemory).toBe(3 * 500);
    const failures = [at(1500, 'server-down')];
    expect(run('memory-only', visit('login', 'read', 'free', 'read'), { reissue: true, failures }).metrics.peakMemory).toBe(2 * 500);
  });

  it('is seen at its peak, however short and whatever comes after it', () => {
    const kinds = ['login', 'logout', ...Array.from({ length: 1200 }, () => 'free' as const)] as const;
    expect(run('sticky', visit(...kinds), { users: 10 }).metrics.peakMemory).toBe(10 * 500);
  });
});

describe('after a logout', () => {
  it('a cookie that is still sent finds nothing, and nobody expects it to', () => {
    const { you, ...rest } = run('memory-only', visit('login', 'logout', 'read', 'read', 'logout'));
    expect(story({ you, ...rest })).toBe('..---');
    expect(you.map(({ loggedIn }) => loggedIn)).toEqual([true, false, false, false, false]);
    expect(rest.metrics.logouts).toBe(1);
  });

  it('what is put into a session begins one, without a login', () => {
    const { you, ...rest } = run('memory-only', visit('login', 'logout', 'write', 'read', 'read', 'read'));
    expect(story({ you, ...rest })).toBe('...XX.');
    expect(you.at(-1)?.loggedIn).toBe(false);
  });

  it('somebody who comes again comes as recorded: with a session from before', () => {
    const { metrics } = run('sticky', visit('read', 'logout'), { users: 10, busy: 3 });
    // Nine visitors once, the tenth three times.
    expect([metrics.logouts, metrics.loggedOut]).toEqual([12, 0]);
  });
});
