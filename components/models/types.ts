import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Audit } from '../../utils/audit/rule.ts';
import type { TabState, ViewCommand, ViewMessage } from '../../utils/protocol/messages.ts';
import type { Analysis, Conclusions, CookieKey } from '../../utils/session/types.ts';
import type { Steps } from '../../utils/steps.ts';

/** Where a view gets what it shows: the background by a port, or a test's own hand. */
export interface ViewSource {
  /** Until the returned function is called. `lost`: the background is away; a new snapshot follows by itself. */
  listen(listener: (message: ViewMessage | { readonly type: 'lost' }) => void): () => void;
  send(command: ViewCommand): void;
}

export type ViewId = 'traffic' | 'cookies' | 'sessions' | 'findings' | 'learn' | 'scale-out';

/** What can be shown: a view, and what is selected in it. */
export interface Place {
  readonly view: ViewId;
  readonly exchange?: number;
  readonly cookie?: CookieKey;
  /** A finding's rule. */
  readonly rule?: string;
}

/** `entries[exchange id]` is the index of the HAR entry. */
export type Shown = { readonly kind: 'live' } | { readonly kind: 'file'; readonly name: string; readonly entries: readonly number[] };

/** Long work that is under way. */
export interface Progress {
  readonly task: 'open' | 'import' | 'export';
  /** From 0 to 1; null when it cannot be told. */
  readonly share: number | null;
  /** Stopped by the user, who may let it go on. */
  readonly held: boolean;
}

/** All that the panel's views read and do. Made by a factory from a source; disposed with the page. */
export interface PanelModel {
  readonly tab: ReadonlySignal<TabState>;
  readonly connection: ReadonlySignal<'connecting' | 'live' | 'lost'>;
  /** What is shown: the tab, or an imported file. */
  readonly shown: ReadonlySignal<Shown>;
  /** A new wrapper (at most one a frame) whenever the analysis has grown; the analysis itself is one growing object. */
  readonly capture: ReadonlySignal<{ readonly analysis: Analysis; readonly version: number }>;
  readonly conclusions: ReadonlySignal<Conclusions>;
  readonly audit: ReadonlySignal<Audit>;
  /** Epoch milliseconds, ticking each second while the page is visible: for countdowns. */
  readonly now: ReadonlySignal<number>;
  readonly place: ReadonlySignal<Place>;
  readonly filter: Signal<string>;
  /** A quiet sentence for a live region: new finding, login seen. */
  readonly announcement: ReadonlySignal<string>;
  show(place: Place): void;
  /** Shows a view as it was left, with what was selected in it. */
  open(view: ViewId): void;
  pause(): void;
  resume(): void;
  clear(): void;
  /** Reads a HAR file and shows it instead of the tab. Rejects never; a bad file becomes `problem`. */
  importFile(file: File): Promise<void>;
  /** Loads the inspected page again, so that there is something to record. */
  reload(): void;
  /** Back to the tab. */
  showLive(): void;
  /** null when nothing is under way that takes long. */
  readonly progress: ReadonlySignal<Progress | null>;
  /** Leaves the work that is under way: an import or an export altogether; the reading of the recording holds until `goOn`. */
  cancel(): void;
  goOn(): void;
  /** Works the steps off while the page answers, then hands over what came out. Another export ends the one before. */
  export<Result>(steps: Steps<Result>, done: (result: Result) => void): void;
  readonly problem: ReadonlySignal<string | null>;
  dismissProblem(): void;
  dispose(): void;
}
