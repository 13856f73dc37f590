import type { Text } from '../../i18n/text.ts';
import type { Facts } from '../facts.ts';
import type { Judged } from '../rule.ts';

/** What of a requirement a recording shows. `unseen` says how it could be shown. */
export interface Sight {
  readonly state: 'met' | 'violated' | 'unseen' | 'not-applicable';
  readonly text: Text;
  readonly exchanges: readonly number[];
  /** The rule whose finding says the same of a violation. */
  readonly saidBy?: string;
}

export interface Look {
  readonly facts: Facts;
  readonly judged: Judged;
}
