import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBalancer } from './balancer.ts';
import { end, freePort, type RealCluster } from './node-cluster.ts';
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

export async function startTomcatCluster(id: TomcatClusterId, servers = 3): Promise<RealCluster> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sessionscope-tomcat-'));
  const nodes: TomcatNode[] = [];
  for (let index = 0; index < servers; index += 1) nodes.push({ name: `server-${index + 1}`, http: await freePort(), replication: await freePort() });
  const balancer = await startBalancer(servers, 'round-robin');
  const running = new Array<ChildProcess | null>(servers).fill(null);

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
    await Promise.all(nodes.map((_, index) => start(index)));
    await allKnowEachOther(nodes);
  } catch (error) {
    await close();
    throw error;
  }
  const noStore = () => Promise.reject(new Error('Tomcat keeps its sessions itself: there is no store.'));
  return { origin: balancer.origin, start, kill, killStore: noStore, startStore: noStore, close };
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
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Members find each other some time after they have started: until a session made on each is known on all others. */
async function allKnowEachOther(nodes: readonly TomcatNode[]): Promise<void> {
  const deadline = Date.now() + patience;
  for (const maker of nodes) {
    for (;;) {
      const login = await fetch(`http://127.0.0.1:${maker.http}/login`, { method: 'POST', redirect: 'manual' });
      const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      // Copies travel asynchronously: give them a moment before asking.
      await new Promise((resolve) => setTimeout(resolve, 200));
      const seen = await Promise.all(nodes.map(({ http }) => fetch(`http://127.0.0.1:${http}/account`, { headers: { cookie } })));
      if (seen.every(({ status }) => status === 200)) break;
      if (Date.now() > deadline) throw new Error(`The Tomcats have not found each other after ${patience} ms.`);
    }
  }
}
