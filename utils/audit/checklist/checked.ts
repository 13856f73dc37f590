import type { Text } from '../../i18n/text.ts';

/** Of ASVS; null where the standard has none. */
export type Level = 1 | 2 | 3 | null;

/**
 * `partly`: what can be seen is in order, and the rest is not seen. `not-recorded`: this recording does not show it, another could.
 * `unseen`: no recording of a browser shows it. `not-applicable`: the site does not do what it is about, as far as recorded.
 */
export const statuses = ['failed', 'partly', 'not-recorded', 'unseen', 'passed', 'not-applicable'] as const;
export type Status = (typeof statuses)[number];

export interface Checked {
  readonly id: string;
  readonly level: Level;
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
