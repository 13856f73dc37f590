import type { Text } from '../../i18n/text.ts';

/** What is said about a code. Places in braces are filled by `facts.ts`; without facts they say it in general. */
export interface Sentences {
  /** Which attribute and which fact clash. */
  readonly clash: Text;
  /** What follows for the reader. */
  readonly consequence: Text;
  /** The smallest change that makes it work; absent where nothing needs to change. */
  readonly change?: Text;
}
