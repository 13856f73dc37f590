import { isSameNamesake } from './key.ts';
import type { StoredCookie } from './types.ts';

/** A cookie on its shelf, with what changes while it lies there. */
export interface Entry {
  cookie: StoredCookie;
  lastAccessed: number;
  /** Of Chromium's `Priority` attribute. */
  priority: Priority;
  /** Of two cookies of the same millisecond: which came first. */
  readonly order: number;
}

export type Priority = 'low' | 'medium' | 'high';

/** The cookies of one registrable domain: found by name, and kept in the order in which they are sent. */
export class Shelf {
  /** In the order of §5.8.3 step 4: longer paths first, then the older. */
  readonly inOrder: Entry[] = [];
  readonly #byName = new Map<string, Entry[]>();

  /** All that have this name. */
  named(name: string): readonly Entry[] {
    return this.#byName.get(name) ?? none;
  }

  find(identity: Parameters<typeof isSameNamesake>[0]): Entry | undefined {
    for (const entry of this.named(identity.name)) if (isSameNamesake(entry.cookie, identity)) return entry;
    return undefined;
  }

  add(entry: Entry): void {
    this.inOrder.splice(this.#placeOf(entry), 0, entry);
    const same = this.#byName.get(entry.cookie.name);
    if (same) same.push(entry);
    else this.#byName.set(entry.cookie.name, [entry]);
  }

  delete(entry: Entry): void {
    const at = this.#placeOf(entry);
    if (this.inOrder[at] !== entry) return;
    this.inOrder.splice(at, 1);
    const same = this.#byName.get(entry.cookie.name) ?? [];
    if (same.length === 1) this.#byName.delete(entry.cookie.name);
    else same.splice(same.indexOf(entry), 1);
  }

  #placeOf(entry: Entry): number {
    let low = 0;
    let high = this.inOrder.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.inOrder[middle];
      if (other !== undefined && goesBefore(other, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const none: readonly Entry[] = [];

function goesBefore(a: Entry, b: Entry): boolean {
  return b.cookie.path.length - a.cookie.path.length < 0 || (a.cookie.path.length === b.cookie.path.length && isOlder(a, b));
}

function isOlder(a: Entry, b: Entry): boolean {
  return a.cookie.created < b.cookie.created || (a.cookie.created === b.cookie.created && a.order < b.order);
}
