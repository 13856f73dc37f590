import type { AttributeChange, BehaviourChange, Wanted } from './change.ts';

/** One line of configuration or code, and where it belongs. */
export interface Piece {
  /** A key of the fixer's `places`. */
  readonly place: string;
  readonly code: string;
}

/** A file, or a part of one, that the reader opens to make the change. */
export interface Place {
  /** As the framework's own documentation calls it. */
  readonly file: string;
  /** As fenced code of Markdown names it. */
  readonly language: string;
  /** The page that documents what stands here. */
  readonly docs: string;
  /** Puts the lines that were asked for into what surrounds them. */
  wrap(lines: readonly string[]): string;
}

/** How one framework is told what to change. One file each, listed in `index.ts`. */
export interface Fixer {
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  /** Ids of the frameworks of `utils/session/frameworks` that are configured so. */
  readonly serves: readonly string[];
  readonly places: Readonly<Record<string, Place>>;
  /** Of the cookie that carries the framework's own session. */
  readonly session: Partial<Readonly<Record<AttributeChange, (wanted: Wanted) => readonly Piece[]>>>;
  /** Any other cookie, set by hand with exactly these attributes; null when nothing of it can be said here, absent when cookies are not made here. */
  readonly cookie?: (wanted: Wanted) => Piece | null;
  readonly behaviour: Partial<Readonly<Record<BehaviourChange, (wanted: Wanted) => readonly Piece[]>>>;
}

/** What one file has to say, ready to be copied. */
export interface Part {
  readonly file: string;
  readonly language: string;
  readonly code: string;
  readonly docs: string;
}

/** How one framework is told to mend a finding. */
export interface Recipe {
  /** Id of the fixer. */
  readonly id: string;
  readonly name: string;
  /** Whether the site was recognised as made with it. */
  readonly recognised: boolean;
  /** Whether it changes what the site does; a header line alone then says too little. */
  readonly behaviour: boolean;
  /** At least one. */
  readonly parts: readonly Part[];
}

/** Lines between two others, one step further in. */
export function block(open: string, lines: readonly string[], close: string, indent = '  '): string {
  return [open, ...lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? line : indent + line)), close].join('\n');
}

export function plainly(lines: readonly string[]): string {
  return lines.join('\n');
}
