import type { Cluster, Failure, Keeper, Strategy } from '../types.ts';

/** Of a message that only tells where a session is. */
const pointerBytes = 120;

/**
 * Two copies of each session, and on every other server a note of where they are. A server without a copy fetches it
 * and takes the session over (as Tomcat's LazyReplicatedMap does), choosing a new place for the second copy.
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
  let live = 0;

  const drop = (session: number): void => {
    if (primary[session] === -1) return;
    primary[session] = -1;
    secondary[session] = -1;
    live -= 1;
  };
  const publish = (session: number, server: number): void => {
    const to = secondary[session] ?? -1;
    if (to >= 0) {
      cluster.spend({ messages: 1, bytes: sessionBytes });
      cluster.hop({ from: server, to, what: 'copy' });
    }
    const pointers = Math.max(0, cluster.upCount() - 2);
    cluster.spend({ messages: pointers, bytes: pointers * pointerBytes });
  };
  const repair = (session: number, now: number): void => {
    const owner = primary[session] ?? -1;
    if (owner < 0 || !(secondary[session] === -1) || now < (repaired[session] ?? 0)) return;
    secondary[session] = cluster.other(owner);
    if (secondary[session] !== -1) publish(session, owner);
  };
  const takeOver = (session: number, server: number, from: number): void => {
    cluster.spend({ delay: 2 * networkDelay, messages: 2, bytes: sessionBytes });
    cluster.hop({ from: server, to: from, what: 'fetch' });
    primary[session] = server;
    if (secondary[session] === server || secondary[session] === -1) secondary[session] = from;
    publish(session, server);
  };

  return {
    read(session, server, now) {
      const owner = primary[session] ?? -1;
      if (owner === -1) return 'missing';
      repair(session, now);
      if (owner === server) return 'found';
      if (secondary[session] === server) {
        if (now < (made[session] ?? 0) + replicationDelay) return 'missing';
        return now < (changed[session] ?? 0) + replicationDelay ? 'stale' : 'found';
      }
      // Before its note has arrived a server does not know where to ask.
      if (now < (made[session] ?? 0) + replicationDelay) return 'missing';
      takeOver(session, server, owner);
      return 'found';
    },
    write(session, server, now, fresh) {
      if (primary[session] === -1) live += 1;
      if (fresh || primary[session] === -1) {
        made[session] = now;
        primary[session] = server;
        secondary[session] = cluster.other(server);
      } else if (primary[session] !== server) {
        if (secondary[session] === server) secondary[session] = primary[session] ?? -1;
        primary[session] = server;
      }
      changed[session] = now;
      publish(session, server);
      return true;
    },
    remove(session, server) {
      drop(session);
      const others = cluster.upCount() - 1;
      cluster.spend({ messages: others, bytes: others * pointerBytes });
      cluster.hop({ from: server, to: server, what: 'pointer' });
      return true;
    },
    fail: ({ what, server }: Failure, now) => {
      // Whoever comes is told where everything is.
      if (what === 'server-up' || what === 'server-join') cluster.spend({ messages: live, bytes: live * pointerBytes });
      if (what !== 'server-down') return 0;
      const had = live;
      for (let session = 0; session < sessions; session += 1) {
        if (primary[session] === server) {
          const heir = secondary[session] ?? -1;
          if (heir === -1 || !cluster.isUp(heir) || now < (made[session] ?? 0) + replicationDelay) drop(session);
          else {
            primary[session] = heir;
            secondary[session] = -1;
            repaired[session] = now + detection;
          }
        } else if (secondary[session] === server) {
          secondary[session] = -1;
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
    copies: () => live * Math.min(2, cluster.upCount()),
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
  requestBytes: () => 0,
  open,
};
