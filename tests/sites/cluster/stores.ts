import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { createClient } from 'redis';
import { createLink } from './link.ts';
import { end, freePort } from './processes.ts';

/** A session store on loopback, that writes nothing to disk. */
export interface Store {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Lets the replica take over for a store that was killed; false: there was nothing to do. */
  failOver?(): Promise<boolean>;
  /** From now on the replica hears nothing. */
  hold?(): void;
  close(): Promise<void>;
}

export async function createStore(): Promise<Store> {
  const port = await freePort();
  let process: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    await end(process);
    process = null;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      process = await startRedis(port);
    },
    kill,
    close: kill,
  };
}

/** Two of them: the second follows the first over a wire, and the servers reach whichever leads by one address. */
export async function createReplicatedStore(): Promise<Store> {
  const [first, second] = [await freePort(), await freePort()];
  const [address, wire] = [await createLink(first), await createLink(first)];
  const processes: ChildProcess[] = [];
  let isDown = false;
  return {
    url: `redis://127.0.0.1:${address.port}`,
    async start() {
      if (isDown) {
        isDown = false;
        processes.push(await startRedis(first));
        return;
      }
      processes.push(await startRedis(first));
      processes.push(await startRedis(second, '--replicaof', '127.0.0.1', String(wire.port)));
      // Until a change has come over the wire, not only the link is said to be up.
      await ask(first, 'SET', 'probe', 'arrived');
      while ((await ask(second, 'GET', 'probe')) !== 'arrived') await setTimeout(20);
    },
    async kill() {
      isDown = true;
      await end(processes[0] ?? null);
    },
    async failOver() {
      if (!isDown) return false;
      isDown = false;
      await ask(second, 'REPLICAOF', 'NO', 'ONE');
      address.lead(second);
      return true;
    },
    hold: () => wire.cut(),
    async close() {
      await Promise.all([...processes.map(end), address.close(), wire.close()]);
    },
  };
}

async function startRedis(port: number, ...more: readonly string[]): Promise<ChildProcess> {
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--repl-diskless-sync-delay', '0', '--repl-diskless-load', 'swapdb'];
  const redis = spawn('redis-server', ['--port', String(port), ...settings, ...more], { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => {
    redis.once('error', () => reject(new Error('redis-server could not be started: install it (on Debian: apt-get install redis-server).')));
    redis.once('exit', (code) => reject(new Error(`redis-server ended with status ${code} before it answered.`)));
  });
  await Promise.race([ask(port, 'PING'), failed]);
  return redis;
}

/** One command, once the store answers. */
async function ask(port: number, ...command: readonly string[]): Promise<string> {
  const client = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: 20 } });
  client.on('error', () => undefined);
  await client.connect();
  const answer = String(await client.sendCommand([...command]));
  client.destroy();
  return answer;
}
