import { expect, it } from 'vitest';
import { countLost, drive, noticedTooEarly, type Scenario } from '../../sites/cluster/drive.ts';
import { hasTomcat, startTomcatCluster, type TomcatClusterId } from '../../sites/cluster/tomcat-cluster.ts';
import { reads, simulated, simulatedLost } from './scenarios.ts';

/** Tomcat's own managers against the simulation of them. */

export const delta = ['tomcat-delta', 'all-to-all'] as const;
export const backup = ['tomcat-backup', 'primary-secondary'] as const;

export type Case = readonly [name: string, cluster: TomcatClusterId, strategy: string, scenario: Scenario];

export const down = (server: number) => ({ what: 'server-down', server }) as const;
export const up = (server: number) => ({ what: 'server-up', server }) as const;

/** Requests come in turn: server 0 makes the session, and serves it again as the fourth. */
export const visit: Scenario['kinds'] = ['login', ...reads(4), 'write', ...reads(4), 'logout'];

const options = { timeout: 240_000, retry: { count: 2, condition: new RegExp(noticedTooEarly) } };

/** Of twelve visitors. */
export function itLosesAsSimulated(cases: readonly (readonly [...(typeof delta | typeof backup), dying: readonly number[], lost: number])[]): void {
  it.runIf(hasTomcat()).each(cases)('%s: %s loses as many sessions as simulated when %j die at once', options, async (id, strategy, dying, lost) => {
    const strikes = dying.map(down);
    expect(simulatedLost(strategy, 12, strikes)).toBe(lost);
    const cluster = await startTomcatCluster(id);
    try {
      expect(await countLost(cluster, 12, strikes)).toBe(lost);
    } finally {
      await cluster.close();
    }
  });
}

export function itIsAsSimulated(cases: readonly Case[]): void {
  if (!hasTomcat()) console.warn('Tomcat 10 is not installed: its clusters are NOT checked (on Debian: apt-get install tomcat10).');
  it.runIf(hasTomcat()).each(cases)(
    '%s: every request ends as simulated, and the copies are where it says',
    options,
    async (_, id, strategy, scenario) => {
      const cluster = await startTomcatCluster(id);
      try {
        expect(await drive(cluster, scenario)).toEqual(simulated(strategy, scenario));
      } finally {
        await cluster.close();
      }
    },
  );
}
