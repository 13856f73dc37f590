import type { Cluster, Keeper, Strategy } from '../types.ts';

/** Of messages, measured on Tomcat 10.1.60: a request's changes, beside the changes themselves; that there is a session, or that it is gone. */
const [changeBytes, noteBytes] = [650, 520];

/** What a server that starts and one that hands over its sessions say to each other: the question, all sessions in one block, the end. */
const transferMessages = 3;

/**
 * Every server holds every session; a change is sent to all others and arrives after the replication delay.
 * A session is known by who changed it last, when, and when it was made: with one delay for all, nothing more is needed.
 * As Tomcat's DeltaManager does, each request that uses a session tells all others, even one that changes nothing (Tomcat marks the session as
 * no longer new); and a server that starts answers only once it has been handed all sessions (`waitForSendAllSessions`).
 */
function open(cluster: Cluster): Keeper {
  const { parameters, sessions } = cluster;
  const { replicationDelay, sessionBytes, servers } = parameters;
  const made = new Float64Array(sessions).fill(Number.NaN);
  const changed = new Float64Array(sessions);
  const by = new Int32Array(sessions).fill(-1);
  const before = new Int32Array(sessions).fill(-1);
  /** Whose last change went with the server that made it. */
  const behind = new Uint8Array(sessions);
  /** When a server that came back has been given all sessions. */
  const ready = new Float64Array(servers);
  let live = 0;

  const drop = (session: number): void => {
    if (Number.isNaN(made[session])) return;
    made[session] = Number.NaN;
    live -= 1;
  };
  const tell = (server: number, bytes: number, what: 'copy' | 'pointer'): void => {
    const others = cluster.upCount() - 1;
    cluster.spend({ messages: others, bytes: others * bytes });
    if (!cluster.isWatched()) return;
    for (let other = 0; other < servers; other += 1) if (other !== server && cluster.isUp(other)) cluster.hop({ from: server, to: other, what });
  };
  const find = (session: number, server: number, now: number): 'found' | 'stale' | 'missing' => {
    const at = made[session] ?? Number.NaN;
    if (Number.isNaN(at)) return 'missing';
    if (by[session] === server) return 'found';
    if (now < at + replicationDelay && before[session] !== server) return 'missing';
    return behind[session] === 1 || now < (changed[session] ?? 0) + replicationDelay ? 'stale' : 'found';
  };
  const hasAll = (server: number, now: number): boolean => cluster.isUp(server) && now >= (ready[server] ?? 0);

  return {
    read(session, server, now, changes) {
      const found = find(session, server, now);
      // A change that follows says it too.
      if (found !== 'missing' && !changes) tell(server, changeBytes, 'pointer');
      return found;
    },
    write(session, server, now, fresh) {
      if (fresh || Number.isNaN(made[session])) {
        if (Number.isNaN(made[session])) live += 1;
        made[session] = now;
        before[session] = server;
        // That there is one, as soon as it is made; what was put into it, at the end of the request.
        tell(server, noteBytes, 'pointer');
      }
      changed[session] = now;
      by[session] = server;
      behind[session] = 0;
      tell(server, changeBytes + sessionBytes, 'copy');
      return true;
    },
    inherit(session, server) {
      if (Number.isNaN(made[session])) live += 1;
      made[session] = Number.NEGATIVE_INFINITY;
      changed[session] = Number.NEGATIVE_INFINITY;
      before[session] = server;
      by[session] = server;
      behind[session] = 0;
    },
    remove(session, server, now) {
      // A server that does not know it yet ends nothing: the others keep it, though nobody comes back for it.
      const isMissed = !Number.isNaN(made[session]) && find(session, server, now) === 'missing';
      drop(session);
      if (isMissed) return false;
      // That it is gone, and, at the end of the request, that it was used.
      tell(server, noteBytes, 'pointer');
      tell(server, changeBytes, 'pointer');
      return true;
    },
    fail({ what, server }, now) {
      if (what === 'server-up' || what === 'server-join') {
        const isAlone = cluster.upCount() === 1;
        ready[server] = now + (isAlone ? 0 : replicationDelay);
        cluster.startsAt(server, ready[server]);
        if (!isAlone) cluster.spend({ messages: transferMessages, bytes: live * sessionBytes });
      }
      if (what !== 'server-down') return 0;
      const had = live;
      // One that is still being handed the sessions has none to go on with.
      const isLast = !ready.some((_, other) => hasAll(other, now));
      for (let session = 0; session < sessions; session += 1) {
        if (Number.isNaN(made[session])) continue;
        // What it had not told the others yet went with it.
        const onlyHere = before[session] === server && now < (made[session] ?? 0) + replicationDelay;
        if (isLast || onlyHere) drop(session);
        else if (by[session] === server) {
          by[session] = -1;
          if (now < (changed[session] ?? 0) + replicationDelay) behind[session] = 1;
        }
      }
      return had - live;
    },
    holders(session, now) {
      const at = made[session] ?? Number.NaN;
      const arrived = now >= at + replicationDelay;
      const has = (server: number): boolean => hasAll(server, now) && (arrived || before[session] === server);
      return { servers: Number.isNaN(at) ? [] : Array.from({ length: servers }, (_, server) => server).filter(has), store: false };
    },
    memory: () => live * cluster.upCount() * sessionBytes,
    stored: () => 0,
  };
}

export const allToAll: Strategy = {
  id: 'all-to-all',
  title: { en: 'All-to-all replication', ko: '전체 복제(all-to-all)' },
  summary: {
    en: 'Every server keeps a copy of every session (Tomcat’s DeltaManager). Any server may answer and any may die; memory and messages grow with the number of servers, and a copy is late by the replication delay.',
    ko: '모든 서버가 모든 세션의 사본을 둡니다(톰캣 DeltaManager). 어느 서버가 응답해도, 어느 서버가 죽어도 됩니다. 대신 메모리와 메시지가 서버 수만큼 늘고, 사본은 복제 지연만큼 늦습니다.',
  },
  checked: 'Tomcat 10.1, DeltaManager',
  balancer: 'round-robin',
  store: false,
  copies: true,
  requestBytes: () => 0,
  open,
};
