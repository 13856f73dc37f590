import type { Text } from '../../i18n/text.ts';
import type { Level } from './checked.ts';
import type { SightId } from './sights.ts';

/** One requirement of a standard, in our words, and how much of it a recording can show. One data file for each standard. */
export interface Item {
  /** As the standard numbers it: `WSTG-SESS-03`, `7.2.4`. */
  readonly id: string;
  readonly level: Level;
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
