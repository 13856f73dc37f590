import type { Cluster, Keeper, Strategy } from '../types.ts';

/** All sessions in one store beside the servers; with a replica that follows asynchronously and takes over. */
function open(cluster: Cluster): Keeper {
  const { parameters, sessions } = cluster;
  const { networkDelay, replicationDelay, detection, replica, sessionBytes } = parameters;
  const has = new Uint8Array(sessions);
  const made = new Float64Array(sessions);
  const changed = new Float64Array(sessions);
  /** When it was logged out, NaN while it was not. */
  const removed = new Float64Array(sessions).fill(Number.NaN);
  /** Whose last change never reached the replica that answers now. */
  const behind = new Uint8Array(sessions);
  let held = 0;
  let isUp = true;
  /** All that it had went once: sessions from before the recording too. */
  let isWiped = false;
  /** From when the replica answers in place of a store that is down. */
  let takeOverAt = Number.POSITIVE_INFINITY;

  const answers = (now: number): boolean => isUp || now >= takeOverAt;
  const ask = (server: number): void => {
    cluster.spend({ delay: 2 * networkDelay, messages: 2 });
    cluster.hop({ from: server, to: 'store', what: 'fetch' });
  };
  /** What is changed goes to the store, and from there to the replica that follows it. */
  const change = (bytes: number): void => cluster.spend(replica && isUp ? { messages: 1, bytes: 2 * bytes } : { bytes });
  const drop = (session: number): void => {
    if (has[session] === 0) return;
    has[session] = 0;
    held -= 1;
  };
  const wipe = (): void => {
    isWiped = true;
    for (let session = 0; session < sessions; session += 1) drop(session);
  };

  return {
    read(session, server, now) {
      ask(server);
      if (!answers(now)) return 'unreachable';
      if (has[session] === 0) return 'missing';
      return behind[session] === 1 ? 'stale' : 'found';
    },
    write(session, server, now, fresh) {
      ask(server);
      if (!answers(now)) return false;
      change(sessionBytes);
      if (has[session] === 0) held += 1;
      if (fresh || has[session] === 0) made[session] = now;
      has[session] = 1;
      removed[session] = Number.NaN;
      behind[session] = 0;
      changed[session] = now;
      return true;
    },
    inherit(session) {
      if (isWiped) return;
      if (has[session] === 0) held += 1;
      has[session] = 1;
      behind[session] = 0;
      [made[session], changed[session], removed[session]] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    },
    remove(session, server, now) {
      ask(server);
      if (!answers(now)) return false;
      change(0);
      if (has[session] === 1) removed[session] = now;
      drop(session);
      return true;
    },
    fail({ what }, now) {
      const had = held;
      if (what === 'store-up') {
        // Back before anybody took over, it is empty and still the one to follow: the replica throws away what it has.
        if (!answers(now)) wipe();
        isUp = true;
        takeOverAt = Number.POSITIVE_INFINITY;
      }
      if (what !== 'store-down') return had - held;
      isUp = false;
      if (!replica) {
        wipe();
        return had - held;
      }
      takeOverAt = now + detection;
      for (let session = 0; session < sessions; session += 1) {
        // What had not reached the replica yet: a new session, or the last change of an older one.
        if (now < (made[session] ?? 0) + replicationDelay) drop(session);
        // The logout had not reached it: there the session is alive, and whoever has a copy of its id is in.
        else if (now < (removed[session] ?? 0) + replicationDelay) cluster.undoLogout();
        else if (has[session] === 1 && now < (changed[session] ?? 0) + replicationDelay) behind[session] = 1;
      }
      return had - held;
    },
    holders: (session) => ({ servers: [], store: has[session] === 1 }),
    memory: () => 0,
    stored: () => (replica && isUp ? 2 : 1) * held * sessionBytes,
  };
}

export const sessionStore: Strategy = {
  id: 'session-store',
  title: { en: 'Session store', ko: '세션 저장소' },
  summary: {
    en: 'All servers read and write one store (Redis, say). No mismatch and no hot spot; each request makes a trip, and the store is what must not fail: a replica takes over, short of the last changes.',
    ko: '모든 서버가 하나의 저장소(예: Redis)를 읽고 씁니다. 불일치도 쏠림도 없습니다. 요청마다 한 번 다녀와야 하고 저장소가 멈추면 안 됩니다. 복제본이 이어받지만 마지막 변경은 빠질 수 있습니다.',
  },
  checked: 'express-session, Redis 7',
  balancer: 'round-robin',
  store: true,
  requestBytes: () => 0,
  open,
};
