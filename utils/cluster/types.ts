import type { Text } from '../i18n/text.ts';

/** The shapes of the simulated cluster. Times are milliseconds since the beginning of the replay; sizes are octets. */

/** What a request asks of the session. `free` requests need none: pictures, pages for anybody. */
export type RequestKind = 'start' | 'login' | 'read' | 'write' | 'logout' | 'free';

export interface TraceRequest {
  readonly at: number;
  readonly kind: RequestKind;
  /** The recorded exchange that is replayed. */
  readonly exchange: number;
  readonly label: string;
}

/** One visit, as it was recorded. */
export interface Trace {
  readonly requests: readonly TraceRequest[];
  /** Of the data of one session. Measured where the cookie holds it, else supposed. */
  readonly sessionBytes: number;
  readonly measured: boolean;
  /** The recording has earlier requests, which are left out. */
  readonly isCut?: true;
}

/** Of a recording without a session. */
export const emptyTrace: Trace = { requests: [], sessionBytes: 1, measured: false };

export type BalancerId = 'round-robin' | 'least-connections' | 'random' | 'address-hash' | 'cookie';

export type FailureKind = 'server-down' | 'server-up' | 'server-drain' | 'server-join' | 'store-down' | 'store-up';

export interface Failure {
  readonly at: number;
  readonly what: FailureKind;
  /** Of a server; ignored for the store. A server that joins is the next one after those that there are. */
  readonly server: number;
}

/** Of scaling up within a replay: who clicks on gets no cluster that cannot be drawn. */
export const mostServers = 16;

export interface Parameters {
  readonly servers: number;
  readonly balancer: BalancerId;
  /** How many visitors do what was recorded. The first one is the recorded visitor itself, unshifted. */
  readonly users: number;
  /** Over how long the others begin. */
  readonly spread: number;
  /** How often one visitor in ten makes the visit, one after another: the others make it once. */
  readonly busy: number;
  readonly seed: number;
  /** How long a server works on a request. */
  readonly serviceTime: number;
  /** One way between two nodes, the store included. */
  readonly networkDelay: number;
  /** From a change of a session until its copies have it. */
  readonly replicationDelay: number;
  /** How long it takes to notice that a node is gone. */
  readonly detection: number;
  readonly sessionBytes: number;
  /** Whether a server that does not know an id gives out a new one, and so makes the browser forget the old. */
  readonly reissue: boolean;
  /** Whether the session store has a replica that takes over. */
  readonly replica: boolean;
  readonly failures: readonly Failure[];
}

export type Outcome = 'ok' | 'stale' | 'logged-out' | 'failed' | 'free';

/** What a node is to another while a request is served: for the animation. */
export interface Hop {
  readonly from: number | 'balancer';
  /** A server, or the store. */
  readonly to: number | 'store';
  readonly what: 'request' | 'copy' | 'fetch' | 'pointer';
}

/** One request of the recorded visitor. */
export interface Step {
  readonly at: number;
  readonly exchange: number;
  readonly label: string;
  readonly kind: RequestKind;
  readonly server: number;
  readonly outcome: Outcome;
  /** Whether the visitor had logged in by then, and so has more to lose than a cart. */
  readonly loggedIn: boolean;
  readonly hops: readonly Hop[];
  /** Where the visitor's session is after it. */
  readonly holders: Holders;
}

export interface Holders {
  /** Servers with a whole copy; where copies have ranks, the primary first. */
  readonly servers: readonly number[];
  /** Servers that only know where the copies are; left out where copies have no ranks. */
  readonly pointers?: readonly number[];
  readonly store: boolean;
}

export interface Metrics {
  readonly requests: number;
  /** Requests that needed a session and found none. */
  readonly loggedOut: number;
  /** Requests answered from an older copy. */
  readonly stale: number;
  /** Requests that no server, or no store, could answer. */
  readonly failed: number;
  /** Visitors who lost their session at least once. */
  readonly visitorsHit: number;
  readonly visitors: number;
  /** Requests each server answered. */
  readonly load: readonly number[];
  /** Between servers, and to the store. */
  readonly messages: number;
  readonly replicatedBytes: number;
  /** The most that all servers together held, octets; the store's own, its replica's included, is apart. */
  readonly peakMemory: number;
  readonly storeMemory: number;
  /** Milliseconds that the strategy added to a request that needs a session, on average. */
  readonly addedDelay: number;
  /** Octets of session data in each request, on average. */
  readonly requestBytes: number;
  readonly logouts: number;
  /** Sessions that still open the account after their logout. */
  readonly aliveAfterLogout: number;
}

/** What a failure did at once. That somebody meets it later is counted in the metrics. */
export interface Incident {
  readonly failure: Failure;
  /** Sessions that went with it, of those that visitors had then. */
  readonly lost: number;
  readonly sessions: number;
}

export interface Run {
  readonly strategy: string;
  readonly parameters: Parameters;
  /** Servers in the end, those that joined included. */
  readonly servers: number;
  /** In order of time; failures of servers that do not exist, and those after the last request, are none. */
  readonly incidents: readonly Incident[];
  readonly metrics: Metrics;
  /** The recorded visitor's own way through the cluster. */
  readonly you: readonly Step[];
}

/** What a strategy may know and do; the engine keeps it. */
export interface Cluster {
  readonly parameters: Parameters;
  readonly sessions: number;
  isUp(server: number): boolean;
  /** Servers that are up. */
  upCount(): number;
  /** Added to what the present request costs. */
  spend(cost: { readonly delay?: number; readonly messages?: number; readonly bytes?: number }): void;
  /** Whether anybody looks: only while the recorded visitor is served. */
  isWatched(): boolean;
  /** Told to the animation while the recorded visitor is served. */
  hop(hop: Hop): void;
  /** Another server that is up; each server chooses among the others in turn, as Tomcat's do. -1 when there is none. */
  other(than: number): number;
  /** Keeps a server that starts from answering before `at`: it is being handed what the others have. */
  startsAt(server: number, at: number): void;
  /** Told when a failure brings a session back that its visitor had ended. */
  undoLogout(): void;
}

/** Where the sessions are. Sessions are numbered by visitor. Calls come in order of time. */
export interface Keeper {
  /** Whether a request that came to `server` finds the session there. `changes`: it is going to write it as well. */
  read(session: number, server: number, now: number, changes: boolean): 'found' | 'stale' | 'missing' | 'unreachable';
  /** Makes or changes the session. false: it could not be kept. */
  write(session: number, server: number, now: number, fresh: boolean): boolean;
  /** Takes up a session that is older than the replay: its copies arrived long ago. Where left out, it is made anew. */
  inherit?(session: number, server: number): void;
  /** false: the strategy has no way to take a session back. */
  remove(session: number, server: number, now: number): boolean;
  /** Told before something goes wrong: what the cluster did by itself until then is done. */
  settle?(now: number): void;
  /** How many sessions are lost with it. Servers that joined are counted in the parameters from the beginning, and down until then. */
  fail(failure: Failure, now: number): number;
  /** For the drawing: which servers have a copy of the session, and whether the store does. */
  holders(session: number, now: number): Holders;
  /** Octets on all servers together now, notes of where a session is included. */
  memory(): number;
  /** Octets in the store, its replica included. */
  stored(): number;
}

/** One way to keep sessions: one file named after its id, one object, listed in `strategies/index.ts`. */
export interface Strategy {
  readonly id: string;
  readonly title: Text;
  /** What it does, and what it costs, in one or two sentences. */
  readonly summary: Text;
  /** The real thing that `tests/e2e/cluster` holds it against. */
  readonly checked: string;
  /** How its requests are spread unless the user says otherwise. */
  readonly balancer: BalancerId;
  /** Whether it needs a session store beside the servers. */
  readonly store: boolean;
  /** Whether it is the baseline of one server, whatever the parameters say. */
  readonly single?: true;
  /** Servers have copies of each other's sessions, which arrive late: a balancer that keeps a visitor on one server waits for none. */
  readonly copies?: true;
  /** `false`: no logout can end a session that somebody has copied. */
  readonly revocable?: false;
  /** Octets of session data that each request carries, of those of a session. */
  requestBytes(sessionBytes: number): number;
  open(cluster: Cluster): Keeper;
}
