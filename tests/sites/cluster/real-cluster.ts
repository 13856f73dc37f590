import type { Holders } from '../../../utils/cluster/types.ts';

/** Real application servers behind a real balancer, for a test or a person to drive. */
export interface RealCluster {
  readonly origin: string;
  /** Where each server that is up answers without the balancer. */
  servers(): readonly string[];
  kill(server: number): Promise<void>;
  start(server: number): Promise<void>;
  killStore(): Promise<void>;
  startStore(): Promise<void>;
  /** Until all servers have noticed who is there, and a replica has taken over for a store that is down. */
  settle?(): Promise<void>;
  /** Whether they have. */
  isSettled?(): Promise<boolean>;
  /** From now on the replica of the store hears nothing. */
  holdReplica?(): void;
  /** Where a session is, as the servers themselves have it, where they can tell. */
  holders?(sessionId: string): Promise<Holders>;
  close(): Promise<void>;
}
