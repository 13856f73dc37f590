import { type ChildProcess, fork, spawn } from 'node:child_process';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Holders } from '../../../utils/cluster/types.ts';
import { startBalancer } from './balancer.ts';

/** Real processes of express-session behind a real balancer; with Redis when it is installed. They end with this process. */
export interface RealCluster {
  readonly origin: string;
  kill(server: number): Promise<void>;
  start(server: number): Promise<void>;
  killStore(): Promise<void>;
  startStore(): Promise<void>;
  /** Until all servers have noticed who is there, where they talk with each other. */
  settle?(): Promise<void>;
  /** Whether they have. */
  isSettled?(): Promise<boolean>;
  /** Where a session is, as the servers themselves have it, where they can tell. */
  holders?(sessionId: string): Promise<Holders>;
  close(): Promise<void>;
}

export type NodeClusterId = 'memory' | 'sticky' | 'redis';

const file = fileURLToPath(new URL('./app-server.mjs', import.meta.url));

export async function startNodeCluster(id: NodeClusterId, servers = 3): Promise<RealCluster> {
  const store = id === 'redis' ? await createRedis() : null;
  await store?.start();
  const balancer = await startBalancer(servers, id === 'sticky' ? 'cookie' : 'round-robin');
  const ports = new Array<number>(servers).fill(0);
  const running = new Array<ChildProcess | null>(servers).fill(null);

  const start = async (server: number): Promise<void> => {
    const child = fork(file, [`server-${server + 1}`, id === 'redis' ? 'redis' : 'memory', store?.url ?? ''], {
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
  await Promise.all(running.map((_, server) => start(server)));
  return {
    origin: balancer.origin,
    start,
    kill,
    killStore: async () => store?.kill(),
    async startStore() {
      await store?.start();
      await Promise.all(running.map((child, server) => (child === null ? undefined : isReady(ports[server] ?? 0))));
    },
    async close() {
      await balancer.close();
      await Promise.all(running.map(end));
      await store?.kill();
    },
  };
}

interface Redis {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A Redis of its own on a free port, that writes nothing to disk. */
async function createRedis(): Promise<Redis> {
  const port = await freePort();
  let process: ChildProcess | null = null;
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      process = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
      const failed = new Promise<never>((_, reject) => {
        process?.once('error', () => reject(new Error('redis-server could not be started: install it (on Debian: apt-get install redis-server).')));
      });
      await Promise.race([answers(port), failed]);
    },
    async kill() {
      await end(process);
      process = null;
    },
  };
}

export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Until the application server has found its store again. */
async function isReady(port: number, timeout = 20_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while ((await fetch(`http://127.0.0.1:${port}/ready`)).status !== 204) {
    if (Date.now() > deadline) throw new Error(`The server on port ${port} has not found its store after ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Until something listens on the port. */
export async function answers(port: number, timeout = 20_000): Promise<void> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    if (Date.now() > deadline) throw new Error(`Nothing listens on port ${port} after ${timeout} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
