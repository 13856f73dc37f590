import type { Cluster, Keeper } from './types.ts';

/** Sessions in the memory of the server that made them, and nowhere else: what frameworks do by default. */
export function createLocalMemory({ sessions, parameters: { sessionBytes } }: Cluster): Keeper {
  const home = new Int32Array(sessions).fill(-1);
  let held = 0;
  return {
    read: (session, server) => (home[session] === server ? 'found' : 'missing'),
    write(session, server) {
      if (home[session] === -1) held += 1;
      home[session] = server;
      return true;
    },
    remove(session, server) {
      // A logout that another server answers leaves the record where it is.
      if (home[session] !== server) return home[session] === -1;
      home[session] = -1;
      held -= 1;
      return true;
    },
    fail({ what, server }) {
      if (what !== 'server-down') return 0;
      const before = held;
      for (let session = 0; session < sessions; session += 1) {
        if (home[session] !== server) continue;
        home[session] = -1;
        held -= 1;
      }
      return before - held;
    },
    holders: (session) => ({ servers: home[session] === -1 ? [] : [home[session] ?? 0], store: false }),
    memory: () => held * sessionBytes,
    stored: () => 0,
  };
}
