import type { Cluster, Failure, Keeper, Strategy } from '../types.ts';

/** Of the note that a server keeps of where a session is. */
const noteBytes = 120;

/**
 * What messages carry beside the session, measured on Tomcat 10.1.60: a whole copy, what a request changed, where the copies are, and
 * question and answer of a fetch.
 */
const [copyBytes, changeBytes, whereBytes, fetchBytes] = [1250, 960, 840, 1500];

/** What a server that starts is told: it asks, and gets all notes in one answer. */
const transferMessages = 2;

/**
 * Two copies of each session, and on every other server a note of where they are, as Tomcat's LazyReplicatedMap keeps them: the server
 * that a request comes to becomes the primary. If it had the second copy, it makes another one elsewhere; if it had only the note, it
 * fetches the session from the second copy, which stays where it is. Each request tells the second copy, if only that the session was
 * used; when it is gone, the primary notices by that, and makes another.
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
  /** Whose last change went with the primary before the second copy had it. */
  const behind = new Uint8Array(sessions);
  /** Until when a session whose other copy was lost is in one place only. */
  const single = new Float64Array(sessions);
  /** When the last server came. */
  let grown = 0;
  let live = 0;

  const drop = (session: number): void => {
    if (primary[session] === -1) return;
    primary[session] = -1;
    secondary[session] = -1;
    live -= 1;
  };
  const tellSecond = (session: number, bytes: number, what: 'copy' | 'pointer'): void => {
    const to = secondary[session] ?? -1;
    if (to < 0) return;
    cluster.spend({ messages: 1, bytes });
    cluster.hop({ from: primary[session] ?? -1, to, what });
  };
  const copy = (session: number): void => tellSecond(session, copyBytes + sessionBytes, 'copy');
  const change = (session: number): void => tellSecond(session, changeBytes + sessionBytes, 'copy');
  const touch = (session: number): void => tellSecond(session, changeBytes, 'pointer');
  const tellAllBut = (from: number, holder: number): void => {
    const others = cluster.upCount() - (holder >= 0 ? 2 : 1);
    cluster.spend({ messages: others, bytes: others * whereBytes });
    if (!cluster.isWatched()) return;
    for (let server = 0; server < servers; server += 1)
      if (server !== from && server !== holder && cluster.isUp(server)) cluster.hop({ from, to: server, what: 'pointer' });
  };
  const place = (session: number, server: number): void => {
    primary[session] = server;
    secondary[session] = cluster.other(server);
    astray[session] = 0;
    copy(session);
    tellAllBut(server, secondary[session] ?? -1);
  };
  const repair = (session: number, now: number): void => {
    const owner = primary[session] ?? -1;
    if (owner >= 0 && secondary[session] === -1 && now >= (repaired[session] ?? 0) && cluster.upCount() > 1) {
      single[session] = Math.max(repaired[session] ?? 0, grown) + replicationDelay;
      place(session, owner);
    }
  };
  const takeOver = (session: number, server: number): void => {
    if (secondary[session] === -1) secondary[session] = primary[session] ?? -1;
    cluster.spend({ delay: 2 * networkDelay, messages: 2, bytes: fetchBytes + sessionBytes });
    cluster.hop({ from: server, to: secondary[session] ?? -1, what: 'fetch' });
    primary[session] = server;
    tellAllBut(server, -1);
  };

  return {
    read(session, server, now, changes) {
      const owner = primary[session] ?? -1;
      if (owner === -1) return 'missing';
      repair(session, now);
      const isHere = owner === server;
      // Neither the copy nor the note of it has arrived.
      if (!isHere && now < (made[session] ?? 0) + replicationDelay) return 'missing';
      if (isHere ? secondary[session] === -1 : secondary[session] === server) {
        if (isHere) single[session] = now + replicationDelay;
        place(session, server);
      } else if (!isHere) {
        // It asks the second copy and nobody else, and gets no answer.
        if (astray[session] === 1) return 'missing';
        takeOver(session, server);
      }
      if (!changes) touch(session);
      if (behind[session] === 1) return 'stale';
      if (isHere) return 'found';
      return now < (changed[session] ?? 0) + replicationDelay ? 'stale' : 'found';
    },
    write(session, server, now, fresh) {
      changed[session] = now;
      behind[session] = 0;
      if (primary[session] === -1) live += 1;
      else if (!fresh && primary[session] === server) {
        // Where it is has not changed, so nobody else is told.
        change(session);
        return true;
      }
      made[session] = now;
      single[session] = now + replicationDelay;
      // The empty session as soon as it is made, and what was put into it at the end of the request.
      place(session, server);
      touch(session);
      return true;
    },
    inherit(session, server) {
      if (primary[session] === -1) live += 1;
      primary[session] = server;
      secondary[session] = cluster.other(server);
      made[session] = Number.NEGATIVE_INFINITY;
      changed[session] = Number.NEGATIVE_INFINITY;
      single[session] = Number.NEGATIVE_INFINITY;
      astray[session] = 0;
      behind[session] = 0;
    },
    remove(session, server) {
      // Whoever found it is its primary by now. One that did not ends nothing: it stays where it is, though nobody comes back for it.
      const isMissed = primary[session] !== -1 && primary[session] !== server;
      drop(session);
      if (isMissed) return false;
      tellAllBut(server, -1);
      return true;
    },
    settle(now) {
      for (let session = 0; session < sessions; session += 1) repair(session, now);
    },
    fail: ({ what, server }: Failure, now) => {
      const isNew = what === 'server-up' || what === 'server-join';
      if (isNew) grown = now;
      if (isNew && cluster.upCount() > 1) cluster.spend({ messages: transferMessages, bytes: live * whereBytes });
      if (what !== 'server-down') return 0;
      const had = live;
      for (let session = 0; session < sessions; session += 1) {
        if (primary[session] === server) {
          const heir = secondary[session] ?? -1;
          if (heir === -1 || !cluster.isUp(heir) || now < (single[session] ?? 0)) drop(session);
          else {
            if (now < (changed[session] ?? 0) + replicationDelay) behind[session] = 1;
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
  checked: 'Tomcat 10.1, BackupManager',
  balancer: 'round-robin',
  store: false,
  copies: true,
  requestBytes: () => 0,
  open,
};
