import type { Text } from '../../i18n/text.ts';
import type { SightId } from './sights.ts';

/** One requirement of a standard, in our words, and how much of it a recording can show. One data file for each standard. */
export interface Item {
  /** As the standard numbers it: `WSTG-SESS-03`, `7.2.4`. */
  readonly id: string;
  /** Of ASVS; null where the standard has none. */
  readonly level: 1 | 2 | 3 | null;
  readonly title: Text;
  readonly url: string;
  /** It has failed when one of these has, advice (`info`) left aside. */
  readonly rules: readonly string[];
  /** What of it a recording can show; empty: nothing. */
  readonly sights: readonly SightId[];
  /** What of it no browser sees; null: all that it asks is in the traffic. */
  readonly limit: Text | null;
  /** What would decide the rest. */
  readonly decide: Text | null;
}

export interface Standard {
  readonly id: string;
  readonly title: Text;
  readonly url: string;
  readonly items: readonly Item[];
}

/**
 * `partly`: what can be seen is in order, and the rest is not seen. `not-recorded`: this recording does not show it, another could.
 * `unseen`: no recording of a browser shows it. `not-applicable`: the site does not do what it is about, as far as recorded.
 */
export const statuses = ['failed', 'partly', 'not-recorded', 'unseen', 'passed', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

export interface Checked {
  readonly id: string;
  readonly level: Item['level'];
  readonly title: Text;
  readonly url: string;
  readonly status: Status;
  /** What the recording shows: for a failure what is wrong, else what is in order. */
  readonly seen: readonly Text[];
  /** What the recording does not show, and how it could. */
  readonly missing: readonly Text[];
  readonly limit: Text | null;
  readonly decide: Text | null;
  /** The rules that failed it. */
  readonly rules: readonly string[];
  /** What shows it. */
  readonly exchanges: readonly number[];
}

export interface Checklist {
  readonly id: string;
  readonly title: Text;
  readonly url: string;
  readonly items: readonly Checked[];
}
