import { describe, expect, it } from 'vitest';
import type { BalancerId, Failure } from '../../../utils/cluster/types.ts';
import { run, stay, visit } from './visits.ts';

const at = (time: number, what: Failure['what'], server = 0): Failure => ({ at: time, what, server });

/** Requests of each server, as shares of those that were answered. */
function shares(balancer: BalancerId, users: number, failures: readonly Failure[] = []): readonly number[] {
  const { load } = run('signed-cookie', visit('free'), { balancer, users, servers: 4, spread: 60_000, failures }).metrics;
  const all = load.reduce((sum, one) => sum + one, 0);
  return load.map((one) => one / all);
}

describe('a balancer', () => {
  it.each(['round-robin', 'least-connections', 'random', 'cookie'] as const)('spreads what a dead server had evenly: %s', (balancer) => {
    const [dead, ...others] = shares(balancer, 4000, [at(0, 'server-down')]);
    expect(dead).toBe(0);
    // A third each; of 4000 at random, three standard deviations are 0.022.
    for (const share of others) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.023);
  });

  it('leaves no server with all the addresses of a dead one', () => {
    for (const dead of [0, 1, 2, 3]) {
      const calm = shares('address-hash', 4000);
      const after = shares('address-hash', 4000, [at(0, 'server-down', dead)]);
      const gained = after.map((share, server) => share - (calm[server] ?? 0)).filter((_, server) => server !== dead);
      // One visitor in four has one address, and goes to one server; the rest of the dead one's, some 19 %, are shared by three.
      const most = (calm[dead] ?? 0) > 0.4 ? 0.25 + 0.09 : 0.09;
      for (const more of gained) {
        expect(more, `server ${dead}`).toBeGreaterThan(0.03);
        expect(more, `server ${dead}`).toBeLessThan(most);
      }
    }
  });

  it('by address leaves those of the other servers where they are, and takes its own back', () => {
    const { you } = run('sticky', stay(5), { balancer: 'address-hash' });
    const home = you[0]?.server ?? 0;
    const failures = (server: number) => [at(1500, 'server-down', server), at(3500, 'server-up', server)];
    const visited = (server: number) =>
      run('sticky', stay(5), { balancer: 'address-hash', failures: failures(server) }).you.map((step) => step.server);
    expect(visited((home + 1) % 3)).toEqual([home, home, home, home, home, home]);
    const moved = visited(home);
    expect(moved.map((server) => server === home)).toEqual([true, true, false, false, true, true]);
    expect(moved[2]).toBe(moved[3]);
  });

  it('by a cookie stays where it was moved to when the first server returns', () => {
    const failures = [at(1500, 'server-down'), at(3500, 'server-up')];
    const { you } = run('sticky', stay(5), { failures });
    expect(you.map(({ server }) => server === 0)).toEqual([true, true, false, false, false, false]);
    expect(new Set(you.slice(2).map(({ server }) => server)).size).toBe(1);
  });

  it('keeps visitors on a server that drains only if it knows them by a cookie', () => {
    for (const balancer of ['cookie', 'round-robin', 'address-hash'] as const) {
      const { you } = run('session-store', stay(6), { balancer });
      const home = you[0]?.server ?? 0;
      const drained = run('session-store', stay(6), { balancer, failures: [at(500, 'server-drain', home)] });
      expect(
        drained.you.slice(1).some(({ server }) => server === home),
        balancer,
      ).toBe(balancer === 'cookie');
    }
  });

  it('finds no server when all drain, except for those whom they have', () => {
    const failures = [0, 1, 2].map((server) => at(500, 'server-drain', server));
    const { metrics } = run('sticky', stay(1), { users: 2, spread: 0, failures });
    expect(metrics.failed).toBe(0);
    expect(run('sticky', stay(1), { balancer: 'round-robin', failures }).metrics.failed).toBe(1);
  });

  it('gives a request to the server that works on the fewest, and takes turns among idle ones', () => {
    const busy = run('signed-cookie', visit('free'), { balancer: 'least-connections', users: 10, servers: 4 }).metrics.load;
    // Ten at once: two each, and two more.
    expect(busy.toSorted((a, b) => a - b)).toEqual([2, 2, 3, 3]);
    // A second apart, each has been served.
    expect(run('signed-cookie', stay(7), { balancer: 'least-connections', servers: 4 }).you.map(({ server }) => server)).toEqual([
      0, 1, 2, 3, 0, 1, 2, 3,
    ]);
  });
});
