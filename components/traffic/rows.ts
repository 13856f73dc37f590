import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { Analysis, ExchangeFacts } from '../../utils/session/types.ts';
import { type SliceTools, sliceLength } from '../../utils/slices.ts';
import { parseFilter, touchesCookies } from './filter.ts';

/** What Traffic lists, and the counts over all exchanges. A new wrapper whenever something was found; the list itself grows. */
export interface Rows {
  readonly list: readonly ExchangeFacts[];
  /** Exchanges looked at so far, of all there are. */
  readonly seen: number;
  /** `Set-Cookie` lines in them, and those that the browser refused. */
  readonly lines: number;
  readonly refused: number;
  readonly firstRefused: { readonly exchange: number; readonly name: string } | null;
}

export interface RowsTools extends SliceTools {
  readonly capture: ReadonlySignal<{ readonly analysis: Analysis }>;
  readonly filter: ReadonlySignal<string>;
  /** Whether exchanges without cookies are listed too. */
  readonly all: Signal<boolean>;
}

/**
 * Looks at each exchange once, as it comes, and again only when the filter changes: the hundred-thousand-and-first costs what the
 * first did. Long lists are gone through in slices, so that what is typed into the filter is answered within a frame.
 */
export function createRows({ capture, filter, all, now, later }: RowsTools): { readonly rows: ReadonlySignal<Rows>; dispose(): void } {
  const rows = signal<Rows>(nothing([]));
  let given: { readonly analysis: Analysis; readonly filter: string; readonly all: boolean } | null = null;
  let matches: (facts: ExchangeFacts) => boolean = () => true;
  let list: ExchangeFacts[] = [];
  let counts = nothing(list);
  let planned = false;
  let disposed = false;

  const stop = effect(() => {
    const wanted = { analysis: capture.value.analysis, filter: filter.value, all: all.value };
    const same = given !== null && given.analysis === wanted.analysis && given.filter === wanted.filter && given.all === wanted.all;
    if (!same) {
      given = wanted;
      matches = parseFilter(wanted.filter);
      list = [];
      counts = nothing(list);
    }
    untracked(look);
  });

  return {
    rows,
    dispose() {
      disposed = true;
      stop();
    },
  };

  function look(): void {
    if (given === null || disposed) return;
    const { exchanges } = given.analysis;
    const end = now() + sliceLength;
    let { seen, lines, refused, firstRefused } = counts;
    for (; seen < exchanges.length && (seen % 64 !== 0 || now() < end); seen += 1) {
      const facts = exchanges[seen];
      if (facts === undefined) break;
      for (const { verdict, parsed } of facts.setCookies) {
        lines += 1;
        if (verdict.outcome !== 'refused') continue;
        refused += 1;
        firstRefused ??= { exchange: facts.exchange.id, name: parsed.kind === 'set-cookie' ? parsed.name : '?' };
      }
      if ((given.all || touchesCookies(facts)) && matches(facts)) list.push(facts);
    }
    counts = { list, seen, lines, refused, firstRefused };
    rows.value = counts;
    if (seen < exchanges.length) plan();
  }

  function plan(): void {
    if (planned) return;
    planned = true;
    later(() => {
      planned = false;
      look();
    });
  }
}

function nothing(list: readonly ExchangeFacts[]): Rows {
  return { list, seen: 0, lines: 0, refused: 0, firstRefused: null };
}
