import { expect, it } from 'vitest';
import { drive, type Scenario } from '../../sites/cluster/drive.ts';
import { hasTomcat, startTomcatCluster, type TomcatClusterId } from '../../sites/cluster/tomcat-cluster.ts';
import { reads, simulated } from './scenarios.ts';

/** Tomcat's own managers against the simulation of them. Long: run by `npm run test:cluster`, not with every test. */

const inUse: Scenario = { kinds: ['free', 'login', ...reads(3), 'write', ...reads(3), 'logout'], before: {} };
const aNodeDies: Scenario = { kinds: ['login', ...reads(4), 'write', ...reads(4), 'logout'], before: { 5: { what: 'server-down', server: 0 } } };

const scenarios: readonly (readonly [name: string, cluster: TomcatClusterId, strategy: string, scenario: Scenario])[] = [
  ['DeltaManager, in turn', 'tomcat-delta', 'all-to-all', inUse],
  ['DeltaManager, the node that made the session is killed', 'tomcat-delta', 'all-to-all', aNodeDies],
  ['BackupManager, in turn', 'tomcat-backup', 'primary-secondary', inUse],
  ['BackupManager, a node is killed', 'tomcat-backup', 'primary-secondary', aNodeDies],
];

if (!hasTomcat()) console.warn('Tomcat 10 is not installed: its clusters are NOT checked (on Debian: apt-get install tomcat10).');

it.runIf(hasTomcat()).each(scenarios)('%s: every request ends as simulated', { timeout: 240_000 }, async (_, id, strategy, scenario) => {
  const cluster = await startTomcatCluster(id);
  try {
    expect(await drive(cluster, scenario)).toEqual(simulated(strategy, scenario));
  } finally {
    await cluster.close();
  }
});
