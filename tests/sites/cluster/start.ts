// Starts one real cluster for a person to try in a browser, with the extension open: npm run cluster -- NAME
import { type NodeClusterId, startNodeCluster } from './node-cluster.ts';
import { hasTomcat, startTomcatCluster } from './tomcat-cluster.ts';

const clusters = {
  memory: 'express-session, each server its own memory, requests in turn',
  sticky: 'express-session, each server its own memory, sticky by a cookie of the balancer',
  redis: 'express-session with one Redis (needs redis-server)',
  'redis-replica': 'express-session with a Redis and a replica that takes over (needs redis-server)',
  token: 'the session itself in a signed cookie',
  'tomcat-delta': 'Tomcat with DeltaManager: all sessions on all servers (needs the package tomcat10)',
  'tomcat-backup': 'Tomcat with BackupManager: two copies of each session (needs the package tomcat10)',
} as const;

const [name = ''] = process.argv.slice(2);
if (!Object.hasOwn(clusters, name)) {
  console.error(
    `npm run cluster -- NAME, where NAME is one of:\n${Object.entries(clusters)
      .map(([id, words]) => `  ${id.padEnd(14)} ${words}`)
      .join('\n')}`,
  );
  process.exit(2);
}
if (name.startsWith('tomcat') && !hasTomcat()) {
  console.error('No Tomcat was found: install it (on Debian: apt-get install tomcat10), or set CATALINA_HOME.');
  process.exit(1);
}
console.log('Starting three servers …');
const cluster = name === 'tomcat-delta' || name === 'tomcat-backup' ? await startTomcatCluster(name) : await startNodeCluster(name as NodeClusterId);
const hasStore = name.startsWith('redis');
console.log(
  `${clusters[name as keyof typeof clusters]}\n\n  ${cluster.origin}\n\nType 1, 2 or 3${hasStore ? ', or s for the store,' : ''} and Enter to kill that server or to bring it back; Ctrl-C ends all.`,
);

const down = new Set<string>();
process.stdin.setEncoding('utf8').on('data', (typed: string) => void toggle(typed.trim()).then((said) => said === '' || console.log(said)));

async function toggle(what: string): Promise<string> {
  const isStore = hasStore && what === 's';
  if (!isStore && !['1', '2', '3'].includes(what)) return '';
  const named = isStore ? 'The store' : `Server ${what}`;
  const isDown = down.delete(what);
  if (!isDown) {
    down.add(what);
    await (isStore ? cluster.killStore() : cluster.kill(Number(what) - 1));
    if (name !== 'redis-replica' || !isStore) return `${named} is down.`;
    await cluster.settle?.();
    return 'The store is down, and its replica has taken over.';
  }
  if (isStore && name === 'redis-replica') {
    down.add(what);
    return 'The replica is the store now, and there is no other: start the cluster anew to have both.';
  }
  await (isStore ? cluster.startStore() : cluster.start(Number(what) - 1));
  return `${named} is up.`;
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cluster.close().then(() => process.exit(0)));
