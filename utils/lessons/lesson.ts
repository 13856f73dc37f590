import type { Text } from '../i18n/text.ts';
import type { LessonFacts } from './facts.ts';

/** A lesson: one file named after its id, one object, listed in `index.ts`. It is data and sentences; the views draw it. */
export interface Lesson {
  readonly id: string;
  readonly title: Text;
  /** What a learner would ask. */
  readonly question: Text;
  /** The idea, in a few plain sentences: a paragraph each. */
  readonly idea: readonly Text[];
  /** The part that this capture fills. Every claim in it is computed from the facts. */
  live(facts: LessonFacts): Live;
}

/** What the capture can show, or precisely what it lacks. */
export type Live = { readonly kind: 'shown'; readonly blocks: readonly Block[] } | { readonly kind: 'missing'; readonly need: Text };

export type Block =
  | { readonly kind: 'sentence'; readonly text: Text; readonly exchanges: readonly number[] }
  | { readonly kind: 'sequence'; readonly sequence: Sequence };

/** A sequence diagram: who, and what goes between them, in order. */
export interface Sequence {
  readonly title: Text;
  readonly actors: readonly Actor[];
  readonly steps: readonly Step[];
}

export interface Actor {
  readonly id: 'browser' | 'server' | 'store';
  readonly title: Text;
}

export interface Step {
  readonly from: Actor['id'];
  readonly to: Actor['id'];
  /** What stands at the arrow. */
  readonly label: Text;
  /** What happens here and why, in one or two sentences. */
  readonly note: Text;
  /** The exchange that shows it; null for what happens inside the server, which no browser can see. */
  readonly exchange: number | null;
  readonly basis: 'observed' | 'predicted' | 'suggested';
  /** A header line of this site that belongs to the step, its values left out, and the cookie whose chip stands for the value. */
  readonly header?: { readonly text: string; readonly cookie: string; readonly alias: string | null };
}

/** A lesson with its live part bound to a capture. */
export interface BoundLesson {
  readonly lesson: Lesson;
  readonly live: Live;
}
