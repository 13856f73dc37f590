/** What the journal needs of a place to keep bytes in. All bytes are sealed before they come here. */

export interface Chunk {
  /** Position in its capture, growing by one with every batch. */
  readonly seq: number;
  /** How many exchanges are in it: readable without the key, so that the oldest can be counted and dropped unopened. */
  readonly count: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ChunkStore {
  /** What `append` was last given for this capture. */
  held(tab: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Both or neither: numbering and content never part. `null` writes only `held`. */
  append(tab: number, chunk: Chunk | null, held: Uint8Array<ArrayBuffer>): Promise<void>;
  /** In order, those with `from <= seq < before`, at most `limit`; missing ones are left out. */
  read(tab: number, from: number, before: number, limit: number): Promise<readonly Chunk[]>;
  /** Forgets the chunks with `seq < before`. */
  forgetBefore(tab: number, before: number): Promise<void>;
  /** Forgets the capture. */
  clear(tab: number): Promise<void>;
  /** The capture of `from` becomes that of `to`, whose own is forgotten. */
  move(from: number, to: number): Promise<void>;
  /** Forgets all captures. */
  clearAll(): Promise<void>;
}

/** The part of `storage.session` that is used here. It is memory: nothing of it is written to disk, and it ends with the browser. */
export interface SessionArea {
  /** With null, everything. */
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
