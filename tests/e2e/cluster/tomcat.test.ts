import { expect, it } from 'vitest';
import { drive, noticedTooEarly, type Scenario } from '../../sites/cluster/drive.ts';
import { hasTomcat, startTomcatCluster, type TomcatClusterId } from '../../sites/cluster/tomcat-cluster.ts';
import { reads, simulated } from './scenarios.ts';

/** Tomcat's own managers against the simulation of them. Long: run by `npm run test:cluster`, not with every test. */

const down = (server: number) => ({ what: 'server-down', server }) as const;
const up = (server: number) => ({ what: 'server-up', server }) as const;

const inUse: Scenario = { kinds: ['free', 'login', ...reads(3), 'write', ...reads(3), 'logout'], before: {} };
/** Requests come in turn: server 0 makes the session, and serves it again as the fourth. */
const visit: Scenario['kinds'] = ['login', ...reads(4), 'write', ...reads(4), 'logout'];

const delta = ['tomcat-delta', 'all-to-all'] as const;
const backup = ['tomcat-backup', 'primary-secondary'] as const;

type Case = readonly [name: string, cluster: TomcatClusterId, strategy: string, scenario: Scenario];

const cases: readonly Case[] = [
  ['DeltaManager, in turn', ...delta, inUse],
  ['DeltaManager, the node that made the session dies', ...delta, { kinds: visit, before: { 5: down(0) } }],
  ['DeltaManager, a node comes back and is the last', ...delta, { kinds: visit, before: { 5: down(0), 8: up(0), 9: [down(1), down(2)] } }],
  ['DeltaManager, two nodes die at once', ...delta, { kinds: visit, before: { 5: [down(0), down(1)] }, unnoticed: true }],
  ['BackupManager, in turn', ...backup, inUse],
  ['BackupManager, a node comes back and is the last', ...backup, { kinds: visit, before: { 5: down(0), 8: up(0), 9: [down(1), down(2)] } }],
  // Whichever of the three is the primary, has the second copy or only the note, and whichever of them is asked next.
  ...[4, 5].flatMap((request) =>
    [0, 1, 2].flatMap((server): readonly Case[] => {
      const one = { kinds: visit, before: { [request]: down(server) } };
      const others = { kinds: visit, before: { [request]: [0, 1, 2].filter((other) => other !== server).map(down) } };
      return [
        [`BackupManager, node ${server} dies before request ${request}`, ...backup, one],
        [`BackupManager, node ${server} dies before request ${request}, and nobody has noticed`, ...backup, { ...one, unnoticed: true }],
        [`BackupManager, all but node ${server} die before request ${request}`, ...backup, { ...others, unnoticed: true }],
      ];
    }),
  ),
];

const options = { timeout: 240_000, retry: { count: 2, condition: new RegExp(noticedTooEarly) } };

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
