import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startBalancer } from './balancer.ts';
import { end } from './processes.ts';
import type { RealCluster } from './real-cluster.ts';
import { createReplicatedStore, createStore } from './stores.ts';

export type NodeClusterId = 'one' | 'memory' | 'sticky' | 'redis' | 'redis-replica' | 'token';

const file = fileURLToPath(new URL('./app-server.mjs', import.meta.url));

/** Real processes of express-session behind a real balancer; with Redis when it is installed. They end with this process. */
export async function startNodeCluster(id: NodeClusterId, servers = id === 'one' ? 1 : 3): Promise<RealCluster> {
  const store = id === 'redis' ? await createStore() : id === 'redis-replica' ? await createReplicatedStore() : null;
  await store?.start();
  const balancer = await startBalancer(servers, id === 'sticky' ? 'cookie' : 'round-robin');
  const ports = new Array<number>(servers).fill(0);
  const running = new Array<ChildProcess | null>(servers).fill(null);

  const start = async (server: number): Promise<void> => {
    const child = fork(file, [`server-${server + 1}`, store !== null ? 'redis' : id === 'token' ? 'token' : 'memory', store?.url ?? ''], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    running[server] = child;
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { readonly port: number }).port));
      child.once('exit', (code) => reject(new Error(`An application server ended with status ${code} before it listened.`)));
    });
    ports[server] = port;
    balancer.set(server, port);
  };
  const kill = async (server: number): Promise<void> => {
    balancer.set(server, null);
    await end(running[server] ?? null);
    running[server] = null;
  };
  const ready = async (): Promise<void> => {
    await Promise.all(running.map((child, server) => (child === null ? undefined : isReady(ports[server] ?? 0))));
  };
  await Promise.all(running.map((_, server) => start(server)));
  return {
    origin: balancer.origin,
    servers: () => ports.filter((_, server) => running[server] !== null).map((port) => `http://127.0.0.1:${port}`),
    start,
    kill,
    killStore: async () => store?.kill(),
    async startStore() {
      await store?.start();
      await ready();
    },
    async settle() {
      if (await store?.failOver?.()) await ready();
    },
    holdReplica: () => store?.hold?.(),
    async close() {
      await balancer.close();
      await Promise.all(running.map(end));
      await store?.close();
    },
  };
}

/** Until the application server has found its store again. */
async function isReady(port: number, timeout = 20_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while ((await fetch(`http://127.0.0.1:${port}/ready`)).status !== 204) {
    if (Date.now() > deadline) throw new Error(`The server on port ${port} has not found its store after ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
