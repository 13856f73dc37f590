import { signal } from '@preact/signals';
import type { Finding } from '../../utils/audit/rule.ts';
import { siteOf } from '../../utils/cookie/index.ts';
import { readUrl } from '../../utils/http/url.ts';
import type { Analysis } from '../../utils/session/types.ts';
import type { PanelModel } from '../models/types.ts';

/** Findings that the user has put away, by site, each with a reason. */
export interface Dismissals {
  /** The reason, `''` when none was given, null when it was not put away. */
  reason(of: FindingId): string | null;
  /** Puts away with a reason, or takes back with null. Not `lasting`: until the page is left, as for a private window. */
  set(of: FindingId, reason: string | null, lasting?: boolean): void;
}

/** What stays the same when a finding is found again: neither its exchanges nor its words. */
export interface FindingId {
  readonly site: string;
  readonly id: string;
}

/** The part of `Storage` that is used here. */
export interface KeptText {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const slot = 'dismissed-findings';
const mostKept = 1000;

/** A finding of no one cookie is told by its host. */
export function findingId({ rule, cookie, exchanges: [first = 0] }: Finding, { exchanges }: Analysis): FindingId {
  const url = exchanges[first]?.exchange.url ?? '';
  const host = readUrl(url)?.hostname ?? '';
  return { site: siteOf(url), id: JSON.stringify(cookie === null ? [rule, null, host] : [rule, cookie]) };
}

/** Kept in `store`; holds names of cookies and hosts and the user's words, never a value. */
export function createDismissals(store: KeptText): Dismissals {
  const kept = signal(read(store));
  const passing = signal<ReadonlyMap<string, string>>(new Map());
  return {
    reason: (of) => kept.value.get(keyOf(of)) ?? passing.value.get(keyOf(of)) ?? null,
    set(of, reason, lasting = true) {
      if (!lasting || passing.value.has(keyOf(of))) passing.value = changed(passing.value, keyOf(of), lasting ? null : reason);
      if (!lasting && !kept.value.has(keyOf(of))) return;
      kept.value = changed(kept.value, keyOf(of), reason);
      try {
        store.setItem(slot, JSON.stringify([...kept.value]));
      } catch {
        // A full or forbidden store: the choice then lasts as long as the page.
      }
    },
  };
}

function changed(all: ReadonlyMap<string, string>, key: string, reason: string | null): ReadonlyMap<string, string> {
  const next = new Map(all);
  next.delete(key);
  if (reason !== null) next.set(key, reason.slice(0, 500));
  return new Map([...next].slice(-mostKept));
}

let shared: Dismissals | null = null;

/** The ones of this browser profile. */
export function defaultDismissals(): Dismissals {
  shared ??= createDismissals(globalThis.localStorage);
  return shared;
}

/** The findings that nobody has put away, worst first. */
export function standingFindings({ audit, capture }: Pick<PanelModel, 'audit' | 'capture'>): readonly Finding[] {
  // The exchanges that a finding names stay: what comes after them is no reason to look again, up to once a frame.
  const { analysis } = capture.peek();
  return audit.value.findings.filter((finding) => defaultDismissals().reason(findingId(finding, analysis)) === null);
}

/** How many findings stand. */
export function openFindings(model: Pick<PanelModel, 'audit' | 'capture'>): number {
  return standingFindings(model).length;
}

function keyOf({ site, id }: FindingId): string {
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
