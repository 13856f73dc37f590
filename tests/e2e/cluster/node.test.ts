import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { drive, type Scenario } from '../../sites/cluster/drive.ts';
import { type NodeClusterId, startNodeCluster } from '../../sites/cluster/node-cluster.ts';
import { reads, simulated } from './scenarios.ts';

/** The simulation against the real thing: the same requests, the same deaths, and the same fate of every request. */

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  console.warn('redis-server is not installed: the cluster with a session store is NOT checked (on Debian: apt-get install redis-server).');

const scenarios: readonly (readonly [name: string, cluster: NodeClusterId, strategy: string, scenario: Scenario])[] = [
  ['memory only, in turn', 'memory', 'memory-only', { kinds: ['free', 'login', ...reads(7), 'write', 'write', 'logout'], before: {} }],
  [
    'memory only, one server dies and comes back',
    'memory',
    'memory-only',
    { kinds: ['login', ...reads(10)], before: { 4: { what: 'server-down', server: 0 }, 7: { what: 'server-up', server: 0 } } },
  ],
  ['sticky by cookie', 'sticky', 'sticky', { kinds: ['free', 'login', ...reads(5), 'write', 'read', 'logout'], before: {} }],
  [
    'sticky, its server dies',
    'sticky',
    'sticky',
    { kinds: ['login', ...reads(3), 'write', ...reads(2), 'login', ...reads(2)], before: { 4: { what: 'server-down', server: 0 } } },
  ],
  ['sticky, another server dies', 'sticky', 'sticky', { kinds: ['login', ...reads(5)], before: { 3: { what: 'server-down', server: 2 } } }],
  ...(hasRedis
    ? ([
        [
          'a store, a server dies',
          'redis',
          'session-store',
          { kinds: ['login', ...reads(4), 'write', ...reads(3), 'logout'], before: { 4: { what: 'server-down', server: 1 } } },
        ],
        [
          'a store that dies and comes back empty',
          'redis',
          'session-store',
          {
            kinds: ['login', ...reads(6), 'login', ...reads(2)],
            before: { 3: { what: 'store-down', server: 0 }, 5: { what: 'store-up', server: 0 } },
          },
        ],
      ] as const)
    : []),
];

describe('a real cluster of express-session', () => {
  it.each(scenarios)('%s: every request ends as simulated', { timeout: 60_000 }, async (_, id, strategyId, scenario) => {
    const cluster = await startNodeCluster(id);
    try {
      const real = await drive(cluster, scenario);
      expect(real).toEqual(simulated(strategyId, scenario).map(({ outcome, server }) => ({ outcome, server })));
    } finally {
      await cluster.close();
    }
  });
});
