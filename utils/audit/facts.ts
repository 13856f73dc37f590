import type { Analysis, Conclusions } from '../session/types.ts';

/** What every rule judges, derived once. A rule reads; it never looks at anything else, the clock included. */
export interface Facts {
  readonly analysis: Analysis;
  readonly conclusions: Conclusions;
  readonly now: number;
}
