import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { countLost, drive, isKnown, logIn, logOut, pause, type Scenario } from '../../sites/cluster/drive.ts';
import { type NodeClusterId, startNodeCluster } from '../../sites/cluster/node-cluster.ts';
import { reads, replayed, simulated, simulatedLost } from './scenarios.ts';

/** The simulation against the real thing: the same requests, the same deaths, and the same fate of every request. */

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  console.warn('redis-server is not installed: the cluster with a session store is NOT checked (on Debian: apt-get install redis-server).');

type Case = readonly [name: string, cluster: NodeClusterId, strategy: string, scenario: Scenario];

const serverDown = { what: 'server-down', server: 0 } as const;
const storeDown = { what: 'store-down', server: 0 } as const;
const replicated = ['redis-replica', 'session-store'] as const;

/** The changes of a visit reach the replica, but for the one before the store dies. */
const withReplica: readonly Case[] = [
  ['a replica takes over', ...replicated, { kinds: ['login', ...reads(2), 'write', ...reads(3), 'write', 'logout'], before: { 4: storeDown } }],
  [
    'a replica takes over after a request too late',
    ...replicated,
    { kinds: ['login', 'read', 'write', ...reads(4)], before: { 4: storeDown }, unnoticed: true },
  ],
  [
    'a store that is back, empty, before its replica takes over',
    ...replicated,
    { kinds: ['login', ...reads(4), 'login', 'read'], before: { 3: [storeDown, { what: 'store-up', server: 0 }] }, unnoticed: true },
  ],
  [
    'a replica that never heard of the login',
    ...replicated,
    { kinds: ['login', ...reads(2), 'login', 'read'], before: { 1: storeDown }, heldFrom: 0 },
  ],
  [
    'a replica that never heard of the last change',
    ...replicated,
    { kinds: ['login', 'write', 'read', 'write', ...reads(2), 'write', 'read'], before: { 4: storeDown }, heldFrom: 3 },
  ],
];

const scenarios: readonly Case[] = [
  [
    'one server, started again',
    'one',
    'one-server',
    { kinds: ['login', 'read', 'write', ...reads(4), 'login', 'read'], before: { 4: serverDown, 5: { what: 'server-up', server: 0 } } },
  ],
  [
    'a signed cookie, all but one server die',
    'token',
    'signed-cookie',
    { kinds: ['free', 'login', ...reads(3), 'write', ...reads(2), 'logout'], before: { 4: [serverDown, { what: 'server-down', server: 2 }] } },
  ],
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
          { kinds: ['login', ...reads(6), 'login', ...reads(2)], before: { 3: storeDown, 5: { what: 'store-up', server: 0 } } },
        ],
        ...withReplica,
      ] as const)
    : []),
];

describe('a real cluster of express-session', () => {
  it.each(scenarios)('%s: every request ends as simulated', { timeout: 60_000 }, async (_, id, strategyId, scenario) => {
    const cluster = await startNodeCluster(id);
    try {
      const real = await drive(cluster, scenario);
      expect(real).toEqual(simulated(strategyId, scenario, id === 'redis-replica').map(({ outcome, server }) => ({ outcome, server })));
    } finally {
      await cluster.close();
    }
  });

  const second = { what: 'server-down', server: 1 } as const;
  it.each([
    ['memory', 'memory-only', [serverDown], 4],
    ['sticky', 'sticky', [serverDown, second], 8],
    ...(hasRedis
      ? ([
          ['redis', 'session-store', [serverDown, second], 0],
          ['redis', 'session-store', [storeDown, { what: 'store-up', server: 0 }], 12],
          ['redis-replica', 'session-store', [storeDown], 0],
        ] as const)
      : []),
  ] as const)('%s: %s loses as many of twelve sessions as simulated, of %j', { timeout: 60_000 }, async (id, strategyId, strikes, lost) => {
    expect(simulatedLost(strategyId, 12, strikes, id === 'redis-replica')).toBe(lost);
    const cluster = await startNodeCluster(id);
    try {
      expect(await countLost(cluster, 12, strikes)).toBe(lost);
    } finally {
      await cluster.close();
    }
  });

  it.each([
    ['one', 'one-server', 0],
    ['memory', 'memory-only', 1],
    ['sticky', 'sticky', 0],
    ['token', 'signed-cookie', 1],
    ...(hasRedis ? ([['redis', 'session-store', 0]] as const) : []),
  ] as const)('%s: %s leaves as many sessions alive after a logout as simulated', { timeout: 60_000 }, async (id, strategyId, alive) => {
    expect(replayed(strategyId, { kinds: ['login', 'logout'], before: {} }).metrics.aliveAfterLogout).toBe(alive);
    const cluster = await startNodeCluster(id);
    try {
      const cookie = await logIn(cluster);
      await logOut(cluster, cookie);
      expect(Number(await isKnown(cluster, cookie))).toBe(alive);
    } finally {
      await cluster.close();
    }
  });

  it.runIf(hasRedis).each([0, 1])('a logout that a replica never heard of is undone: %i of 1', { timeout: 60_000 }, async (undone) => {
    const logout: Scenario = { kinds: ['login', 'logout', 'free'], before: { 2: storeDown }, ...(undone === 1 && { heldFrom: 1 }) };
    expect(replayed('session-store', logout, true).metrics.aliveAfterLogout).toBe(undone);
    const cluster = await startNodeCluster('redis-replica');
    try {
      const cookie = await logIn(cluster);
      if (undone === 1) {
        // The login has reached it.
        await setTimeout(pause);
        cluster.holdReplica?.();
      }
      await logOut(cluster, cookie);
      await cluster.killStore();
      await cluster.settle?.();
      expect(Number(await isKnown(cluster, cookie))).toBe(undone);
    } finally {
      await cluster.close();
    }
  });
});
