import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Holders } from '../../../utils/cluster/types.ts';
import { startBalancer } from './balancer.ts';
import { end, freePort } from './processes.ts';
import type { RealCluster } from './real-cluster.ts';
import { applicationFiles, serverXml, type TomcatNode } from './tomcat-files.ts';

/** Real Tomcats that replicate their sessions, each a process with a folder of its own. They end with `close`. */

export type TomcatClusterId = 'tomcat-delta' | 'tomcat-backup';

/** Where Debian's package `tomcat10` puts it, unless the environment says otherwise. */
const home = process.env['CATALINA_HOME'] ?? '/usr/share/tomcat10';

export function hasTomcat(): boolean {
  return fs.existsSync(path.join(home, 'lib', 'catalina-ha.jar'));
}

/** A JVM on a busy machine takes its time. */
const patience = 90_000;

export async function startTomcatCluster(id: TomcatClusterId, count = 3): Promise<RealCluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-tomcat-'));
  const nodes: TomcatNode[] = [];
  for (let index = 0; index < count; index += 1) nodes.push({ name: `server-${index + 1}`, http: await freePort(), replication: await freePort() });
  const balancer = await startBalancer(count, 'round-robin');
  const running = new Array<ChildProcess | null>(count).fill(null);

  const alive = (): readonly TomcatNode[] => nodes.filter((_, index) => running[index] !== null);
  const isSettled = () => knowEachOther(alive());
  const settle = async (): Promise<void> => {
    const deadline = Date.now() + patience;
    while (!(await isSettled())) {
      if (Date.now() > deadline) throw new Error(`The Tomcats have not noticed each other after ${patience} ms.`);
      await setTimeout(50);
    }
  };
  const holders = (sessionId: string) => holdersOf(sessionId, alive(), nodes, id);
  const start = async (index: number): Promise<void> => {
    const node = nodes[index];
    if (node === undefined) throw new Error(`There is no server ${index}.`);
    const base = path.join(folder, node.name);
    writeBase(base, serverXml(node, nodes, id === 'tomcat-delta' ? 'DeltaManager' : 'BackupManager'));
    const jars = ['bootstrap.jar', 'tomcat-juli.jar'].map((jar) => path.join(home, 'bin', jar)).join(path.delimiter);
    const settings = [
      `-Dcatalina.home=${home}`,
      `-Dcatalina.base=${base}`,
      `-Djava.io.tmpdir=${path.join(base, 'temp')}`,
      '-Xmx128m',
      '-XX:TieredStopAtLevel=1',
    ];
    running[index] = spawn('java', [...settings, '-cp', jars, 'org.apache.catalina.startup.Bootstrap', 'start'], { stdio: 'ignore' });
    await answersHttp(node.http);
    await settle();
    balancer.set(index, node.http);
  };
  const kill = async (index: number): Promise<void> => {
    balancer.set(index, null);
    await end(running[index] ?? null);
    running[index] = null;
  };
  const close = async (): Promise<void> => {
    await balancer.close();
    await Promise.all(running.map(end));
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    // One after another, as one does with real ones: two that start at once each wait for the other to hand over its sessions.
    for (const index of nodes.keys()) await start(index);
    if (id === 'tomcat-backup') for (const node of nodes) await takeTurns(node, nodes);
  } catch (error) {
    await close();
    throw error;
  }
  const noStore = () => Promise.reject(new Error('Tomcat keeps its sessions itself: there is no store.'));
  const servers = () => alive().map(({ http }) => `http://127.0.0.1:${http}`);
  return { origin: balancer.origin, servers, settle, isSettled, holders, start, kill, killStore: noStore, startStore: noStore, close };
}

function writeBase(base: string, server: string): void {
  fs.rmSync(base, { recursive: true, force: true });
  for (const folder of ['conf', 'temp', 'work', 'logs', 'webapps/ROOT/WEB-INF']) fs.mkdirSync(path.join(base, folder), { recursive: true });
  fs.writeFileSync(path.join(base, 'conf', 'server.xml'), server);
  for (const [file, text] of Object.entries(applicationFiles)) fs.writeFileSync(path.join(base, file), text);
}

/** Until the application itself answers: the port is open long before. The pages are compiled at their first request. */
async function answersHttp(port: number): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const isUp = await Promise.all(['/', '/account'].map((page) => fetch(`http://127.0.0.1:${port}${page}`))).then(
      (answers) => answers.every(({ status }) => status === 200 || status === 401),
      () => false,
    );
    if (isUp) return;
    if (Date.now() > deadline) throw new Error(`Tomcat on port ${port} has not answered after ${patience} ms.`);
    await setTimeout(100);
  }
}

interface State {
  readonly members: number;
  readonly role: 'none' | 'copy' | 'primary' | 'backup' | 'pointer';
  /** The replication port of the server with the second copy; -1 on all but the primary. */
  readonly second: number;
}

async function stateOf({ http }: TomcatNode, sessionId = ''): Promise<State> {
  const response = await fetch(`http://127.0.0.1:${http}/state?id=${sessionId}`);
  if (!response.ok) throw new Error(`Tomcat on port ${http} does not tell its state: ${await response.text()}`);
  return (await response.json()) as State;
}

async function holdersOf(sessionId: string, alive: readonly TomcatNode[], nodes: readonly TomcatNode[], cluster: TomcatClusterId): Promise<Holders> {
  const states = await Promise.all(alive.map(async (node) => ({ server: nodes.indexOf(node), ...(await stateOf(node, sessionId)) })));
  const withRole = (role: State['role']): readonly number[] => states.filter((state) => state.role === role).map(({ server }) => server);
  return cluster === 'tomcat-delta'
    ? { servers: withRole('copy'), store: false }
    : withoutDeadEnds([...withRole('primary'), ...withRole('backup')], withRole('pointer'));
}

/** When both copies have gone, the notes of them stay or go, by which death was noticed first: they lead nowhere either way. */
function withoutDeadEnds(servers: readonly number[], pointers: readonly number[]): Holders {
  return { servers, pointers: servers.length === 0 ? [] : pointers, store: false };
}

/** Members notice each other's coming and going some time after it, each for itself. */
async function knowEachOther(alive: readonly TomcatNode[]): Promise<boolean> {
  const states = await Promise.all(alive.map((node) => stateOf(node)));
  return states.every(({ members }) => members === alive.length - 1);
}

/**
 * Each server puts its second copies on the others in turn. What has gone on until now decides whose turn it is; in the simulation it
 * is the first one's: logs in until the last has had its turn.
 */
async function takeTurns(node: TomcatNode, nodes: readonly TomcatNode[]): Promise<void> {
  const last = nodes.filter((other) => other !== node).at(-1);
  for (let attempt = 0; attempt < nodes.length; attempt += 1) {
    const login = await fetch(`http://127.0.0.1:${node.http}/login`, { method: 'POST', redirect: 'manual' });
    const sessionId = /=([^;]*)/.exec(login.headers.getSetCookie()[0] ?? '')?.[1];
    if ((await stateOf(node, sessionId)).second === last?.replication) return;
  }
  throw new Error(`${node.name} does not put its second copies on the others in turn.`);
}
