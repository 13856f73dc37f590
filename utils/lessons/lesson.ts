import type { Text } from '../i18n/text.ts';
import type { LessonFacts, ReplayChange } from './facts.ts';

/** A lesson: one file named after its id, one object, listed in `index.ts`. It is data and sentences; the views draw it. */
export interface Lesson {
  readonly id: string;
  readonly title: Text;
  /** What a learner would ask. */
  readonly question: Text;
  /** The idea, in a few plain sentences: a paragraph each. */
  readonly idea: readonly Text[];
  /** One drawing of the idea. */
  readonly drawing: Drawing;
  /** What this capture shows of it, or precisely what it lacks. Every claim is computed from the facts. */
  live(facts: LessonFacts): Live;
  /** One thing to change or predict; its answers come from the engine. Called only with facts that `live` can show. */
  experiment(facts: LessonFacts): Experiment;
  /** The interview's questions, answered with the facts of the site. Called only with facts that `live` can show. */
  interview(facts: LessonFacts): readonly Answered[];
  readonly quiz: Quiz;
}

export type Live = { readonly kind: 'shown'; readonly blocks: readonly Block[] } | { readonly kind: 'missing'; readonly need: Text };

export type Block =
  | { readonly kind: 'sentence'; readonly text: Text; readonly exchanges: readonly number[] }
  | { readonly kind: 'lines'; readonly lines: readonly HeaderLine[] }
  | { readonly kind: 'numbers'; readonly numbers: readonly Figure[] }
  | { readonly kind: 'table'; readonly caption: Text; readonly head: readonly Text[]; readonly rows: readonly (readonly Text[])[] }
  | { readonly kind: 'sequence'; readonly sequence: Sequence }
  /** The capture replayed on several servers; `strategies` are ids of the cluster's registry, `begin` is what the sentences before it speak of. */
  | { readonly kind: 'replay'; readonly strategies: readonly string[]; readonly begin: ReplayChange };

/** A header line of the site: text as it was, values left out and a cookie's chip in their place. */
export interface HeaderLine {
  readonly exchange: number;
  readonly parts: readonly LinePart[];
}

export type LinePart =
  | { readonly kind: 'text'; readonly text: string; readonly marked?: boolean }
  | { readonly kind: 'value'; readonly cookie: string; readonly alias: string | null };

/** A number that was computed from the capture, and what it counts. */
export interface Figure {
  readonly value: Text;
  readonly label: Text;
  readonly exchanges: readonly number[];
}

/** Something to change or predict: the reader chooses, then sees what the engine says. */
export interface Experiment {
  readonly prompt: Text;
  /** Whether its answers come from a replay on servers that are only supposed. */
  readonly replayed?: true;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly label: Text;
  /** What would happen, as the engine computes it. */
  readonly outcome: Text;
  /** For a prediction: whether the engine agrees with this choice. Left out where the choice is an act and not a guess. */
  readonly right?: boolean;
  readonly exchanges: readonly number[];
}

export interface Answered {
  readonly question: Text;
  /** A paragraph that one could say aloud. */
  readonly answer: Text;
  readonly exchanges: readonly number[];
}

/** One right answer; the others are the popular mistakes, each explained. */
export interface Quiz {
  readonly question: Text;
  readonly options: readonly { readonly text: Text; readonly right: boolean; readonly because: Text }[];
}

export type Drawing = { readonly kind: 'sequence'; readonly sequence: Sequence } | { readonly kind: 'scene'; readonly scene: Scene };

/** Things and what goes between them, on a grid: `column` and `row` count from 0 and may be fractions. */
export interface Scene {
  /** What the drawing says, for who cannot see it. */
  readonly title: Text;
  readonly things: readonly Thing[];
  readonly links: readonly Link[];
}

export interface Thing {
  readonly id: string;
  readonly shape: 'browser' | 'server' | 'balancer' | 'store' | 'cookie' | 'person';
  readonly label: Text;
  readonly column: number;
  readonly row: number;
  /** Drawn pale: gone, or not reached. */
  readonly faded?: boolean;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly label?: Text;
  /** `copy`: dashed; `lost`: struck through. */
  readonly style?: 'request' | 'copy' | 'lost';
}

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

/** A lesson filled from a capture; from the bundled recording of the demo shop while the capture lacks the evidence. */
export interface BoundLesson {
  readonly lesson: Lesson;
  /** What to do to see it on this site; null when it is shown already. */
  readonly need: Text | null;
  readonly blocks: readonly Block[];
  readonly experiment: Experiment;
  readonly interview: readonly Answered[];
}
