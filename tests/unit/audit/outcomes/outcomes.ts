import type { Outcome } from '../../../../utils/audit/rule.ts';
import type { Stated } from '../facts-builder.ts';

/** A recording for every answer that a rule can give; a sentence where a rule never gives that answer. */
export type Outcomes = Readonly<Record<Outcome['kind'], Stated | `never: ${string}`>>;
export type OutcomesByRule = Readonly<Record<string, Outcomes>>;

export const everyLineTells = 'never: the line says it all';
