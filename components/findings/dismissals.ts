import { signal } from '@preact/signals';
import type { Finding } from '../../utils/audit/rule.ts';

/** Findings that the user has put away, by site, each with a reason. */
export interface Dismissals {
  /** The reason, `''` when none was given, null when it was not put away. */
  reason(site: string, id: string): string | null;
  /** Puts away with a reason, or takes back with null. */
  set(site: string, id: string, reason: string | null): void;
}

/** The part of `Storage` that is used here. */
export interface KeptText {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const slot = 'dismissed-findings';
const mostKept = 1000;

/** What stays the same finding when it is found again: neither its exchanges nor its words. */
export function findingId({ rule, cookie }: Finding): string {
  return JSON.stringify([rule, cookie]);
}

/** Kept in `store`; holds names of cookies and the user's words, never a value. */
export function createDismissals(store: KeptText): Dismissals {
  const kept = signal(read(store));
  return {
    reason: (site, id) => kept.value.get(keyOf(site, id)) ?? null,
    set(site, id, reason) {
      const next = new Map(kept.value);
      next.delete(keyOf(site, id));
      if (reason !== null) next.set(keyOf(site, id), reason.slice(0, 500));
      kept.value = new Map([...next].slice(-mostKept));
      try {
        store.setItem(slot, JSON.stringify([...kept.value]));
      } catch {
        // A full or forbidden store: the choice then lasts as long as the page.
      }
    },
  };
}

function keyOf(site: string, id: string): string {
  return JSON.stringify([site, id]);
}

function read(store: KeptText): ReadonlyMap<string, string> {
  try {
    const parsed: unknown = JSON.parse(store.getItem(slot) ?? '[]');
    if (!Array.isArray(parsed)) return new Map();
    return new Map(
      parsed.filter((entry): entry is [string, string] => Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string'),
    );
  } catch {
    return new Map();
  }
}
