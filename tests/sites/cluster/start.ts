// Starts one real cluster for a person to try in a browser, with the extension open: npm run cluster -- NAME
import { startNodeCluster } from './node-cluster.ts';
import { hasTomcat, startTomcatCluster } from './tomcat-cluster.ts';

const clusters = {
  memory: 'express-session, each server its own memory, requests in turn',
  sticky: 'express-session, each server its own memory, sticky by a cookie of the balancer',
  redis: 'express-session with one Redis (needs redis-server)',
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
const cluster =
  name === 'tomcat-delta' || name === 'tomcat-backup'
    ? await startTomcatCluster(name)
    : await startNodeCluster(name as 'memory' | 'sticky' | 'redis');
console.log(
  `${clusters[name as keyof typeof clusters]}\n\n  ${cluster.origin}\n\nType 1, 2 or 3 and Enter to kill that server or to bring it back; Ctrl-C ends all.`,
);

const down = new Set<number>();
process.stdin.setEncoding('utf8').on('data', (typed: string) => {
  const server = Number(typed.trim()) - 1;
  if (![0, 1, 2].includes(server)) return;
  const act = down.has(server) ? cluster.start(server) : cluster.kill(server);
  const isDown = !down.delete(server) && down.add(server).has(server);
  void act.then(() => console.log(`Server ${server + 1} is ${isDown ? 'down' : 'up'}.`));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cluster.close().then(() => process.exit(0)));
