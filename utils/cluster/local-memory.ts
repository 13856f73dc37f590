import type { Cluster, Keeper } from './types.ts';

/** Sessions in the memory of the server that made them, and nowhere else: what frameworks do by default. */
export function createLocalMemory({ sessions, parameters: { sessionBytes, servers } }: Cluster): Keeper {
  const home = new Int32Array(sessions).fill(-1);
  /** Where a logout that another server answered has left the record: nobody's session any more, but there. */
  const left = new Int32Array(sessions).fill(-1);
  /** Of each visitor and server: whether there is a record. A visitor who is given a new session elsewhere leaves the old one behind. */
  const records = new Uint8Array(sessions * servers);
  let held = 0;

  const forget = (session: number, server: number): void => {
    held -= records[session * servers + server] ?? 0;
    records[session * servers + server] = 0;
  };

  return {
    read: (session, server) => (home[session] === server ? 'found' : 'missing'),
    write(session, server) {
      held += 1 - (records[session * servers + server] ?? 0);
      records[session * servers + server] = 1;
      home[session] = server;
      left[session] = -1;
      return true;
    },
    remove(session, server) {
      const at = home[session] ?? -1;
      home[session] = -1;
      if (at !== server) {
        left[session] = at;
        return at === -1;
      }
      forget(session, server);
      return true;
    },
    fail({ what, server }) {
      if (what !== 'server-down') return 0;
      let lost = 0;
      for (let session = 0; session < sessions; session += 1) {
        forget(session, server);
        if (left[session] === server) left[session] = -1;
        if (home[session] !== server) continue;
        home[session] = -1;
        lost += 1;
      }
      return lost;
    },
    holders: (session) => ({ servers: [home[session] ?? -1, left[session] ?? -1].filter((server) => server >= 0), store: false }),
    memory: () => held * sessionBytes,
    stored: () => 0,
  };
}
