import type { Cluster, Failure, Keeper, Strategy } from '../types.ts';

/** Of a message that only tells where a session is, and of the note that a server keeps of it. */
const noteBytes = 120;

/** What a server that starts is told: it asks, and gets all notes in one answer. */
const transferMessages = 2;

/**
 * Two copies of each session, and on every other server a note of where they are, as Tomcat's LazyReplicatedMap keeps them: the server
 * that a request comes to becomes the primary. If it had the second copy, it makes another one elsewhere; if it had only the note, it
 * fetches the session from the second copy, which stays where it is.
 */
function open(cluster: Cluster): Keeper {
  const { parameters, sessions } = cluster;
  const { replicationDelay, networkDelay, detection, sessionBytes, servers } = parameters;
  const primary = new Int32Array(sessions).fill(-1);
  const secondary = new Int32Array(sessions).fill(-1);
  const made = new Float64Array(sessions);
  const changed = new Float64Array(sessions);
  /** When the others have noticed that a copy's server is gone, and there are two copies again. */
  const repaired = new Float64Array(sessions);
  /** Whose notes lead to a second copy that is gone, until the primary has noticed and told of another. */
  const astray = new Uint8Array(sessions);
  let live = 0;

  const drop = (session: number): void => {
    if (primary[session] === -1) return;
    primary[session] = -1;
    secondary[session] = -1;
    live -= 1;
  };
  const copy = (session: number): void => {
    const to = secondary[session] ?? -1;
    if (to < 0) return;
    cluster.spend({ messages: 1, bytes: sessionBytes });
    cluster.hop({ from: primary[session] ?? -1, to, what: 'copy' });
  };
  const tellAllBut = (from: number, holder: number): void => {
    const others = cluster.upCount() - (holder >= 0 ? 2 : 1);
    cluster.spend({ messages: others, bytes: others * noteBytes });
    if (!cluster.isWatched()) return;
    for (let server = 0; server < servers; server += 1)
      if (server !== from && server !== holder && cluster.isUp(server)) cluster.hop({ from, to: server, what: 'pointer' });
  };
  /** Tells all but the two that have it. */
  const note = (session: number): void => {
    tellAllBut(primary[session] ?? -1, secondary[session] ?? -1);
  };
  const place = (session: number, server: number): void => {
    primary[session] = server;
    secondary[session] = cluster.other(server);
    astray[session] = 0;
    copy(session);
    note(session);
  };
  const repair = (session: number, now: number): void => {
    const owner = primary[session] ?? -1;
    if (owner >= 0 && secondary[session] === -1 && now >= (repaired[session] ?? 0) && cluster.upCount() > 1) place(session, owner);
  };
  const takeOver = (session: number, server: number): void => {
    if (secondary[session] === -1) secondary[session] = primary[session] ?? -1;
    cluster.spend({ delay: 2 * networkDelay, messages: 2, bytes: sessionBytes });
    cluster.hop({ from: server, to: secondary[session] ?? -1, what: 'fetch' });
    primary[session] = server;
    note(session);
  };

  return {
    read(session, server, now) {
      const owner = primary[session] ?? -1;
      if (owner === -1) return 'missing';
      repair(session, now);
      if (owner === server) return 'found';
      // Neither the copy nor the note of it has arrived.
      if (now < (made[session] ?? 0) + replicationDelay) return 'missing';
      if (secondary[session] === server) place(session, server);
      // It asks the second copy and nobody else, and gets no answer.
      else if (astray[session] === 1) return 'missing';
      else takeOver(session, server);
      return now < (changed[session] ?? 0) + replicationDelay ? 'stale' : 'found';
    },
    write(session, server, now, fresh) {
      changed[session] = now;
      if (primary[session] === -1) live += 1;
      else if (!fresh && primary[session] === server) {
        // Where it is has not changed, so nobody else is told.
        copy(session);
        return true;
      }
      made[session] = now;
      place(session, server);
      return true;
    },
    remove(session, server) {
      drop(session);
      tellAllBut(server, -1);
      return true;
    },
    settle(now) {
      for (let session = 0; session < sessions; session += 1) repair(session, now);
    },
    fail: ({ what, server }: Failure, now) => {
      if ((what === 'server-up' || what === 'server-join') && cluster.upCount() > 1)
        cluster.spend({ messages: transferMessages, bytes: live * noteBytes });
      if (what !== 'server-down') return 0;
      const had = live;
      for (let session = 0; session < sessions; session += 1) {
        if (primary[session] === server) {
          const heir = secondary[session] ?? -1;
          if (heir === -1 || !cluster.isUp(heir) || now < (made[session] ?? 0) + replicationDelay) drop(session);
          else {
            // The notes lead to it already.
            primary[session] = heir;
            secondary[session] = -1;
            repaired[session] = now + detection;
          }
        } else if (secondary[session] === server) {
          secondary[session] = -1;
          astray[session] = 1;
          repaired[session] = now + detection;
        }
      }
      return had - live;
    },
    holders(session, now) {
      const copies = [primary[session] ?? -1, secondary[session] ?? -1].filter((server) => server >= 0);
      const told = copies.length > 0 && now >= (made[session] ?? 0) + replicationDelay;
      const others = Array.from({ length: servers }, (_, server) => server).filter((server) => !copies.includes(server) && cluster.isUp(server));
      return { servers: copies, pointers: told ? others : [], store: false };
    },
    memory() {
      const up = cluster.upCount();
      return live * (Math.min(2, up) * sessionBytes + Math.max(0, up - 2) * noteBytes);
    },
    stored: () => 0,
  };
}

export const primarySecondary: Strategy = {
  id: 'primary-secondary',
  title: { en: 'Primary and secondary', ko: '주–보조 복제(primary–secondary)' },
  summary: {
    en: 'Two servers hold a session, the others only know where (Tomcat’s BackupManager). Less memory than all-to-all; a server without a copy makes an extra trip, and losing both copies at once loses the session.',
    ko: '서버 두 대가 세션을 갖고 나머지는 위치만 압니다(톰캣 BackupManager). 전체 복제보다 메모리를 덜 씁니다. 사본이 없는 서버는 한 번 더 다녀와야 하고, 사본 두 개를 한꺼번에 잃으면 세션도 사라집니다.',
  },
  balancer: 'round-robin',
  store: false,
  copies: true,
  requestBytes: () => 0,
  open,
};
