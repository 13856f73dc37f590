import type { CaptureRecord } from '../../utils/http/exchange.ts';
import type { Locale } from '../../utils/i18n/text.ts';
import type { TabState, ViewMessage } from '../../utils/protocol/messages.ts';
import type { Report, Summary } from '../../utils/report/report.ts';
import { workInSlices } from '../../utils/slices.ts';
import type { Steps } from '../../utils/steps.ts';
import { play } from './playback.ts';
import type { Tab } from './tab.ts';

/** Makes reports of a growing record. Injected, so that this file knows when to judge and not how. */
export interface Judge {
  take(record: CaptureRecord): void;
  report(tab: TabState, locale: Locale): Steps<Report>;
  /** What the report amounts to, at a part of the cost. */
  summary(tab: TabState, locale: Locale): Steps<Summary>;
}

export interface OverviewTools {
  readonly createJudge: () => Judge;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
}

type Told = Extract<ViewMessage, { type: 'reading' | 'overview' }>;

/** Reports made in the background: for the popup, the badge and contract 4. The traffic is heard in between, however long the record is. */
export interface Overviews {
  /** Tells the state of the tab at once, and the overview as soon as there is one and whenever it has changed, until the returned function is called. */
  watch(tab: Tab, locale: Locale, tell: (told: Told) => void): () => void;
  /** The whole report, once. */
  report(tab: Tab, locale: Locale): Promise<Report>;
}

/** At most four overviews a second are told … */
const shortestPause = 250;
/** … and a tenth of the time is spent on them. */
const restFactor = 9;
/** Of the time to the first overview, reading takes about so much and judging the rest. */
const readingShare = 0.6;
/** Records taken in one breath. */
const perStep = 200;

/** The analysis of a tab is kept warm while somebody watches it, one for all who do. */
interface Warm {
  readonly judge: () => Judge;
  /** Told of every change; `cleared` when nothing of what was judged holds any more. */
  readonly watchers: Set<(cleared: boolean) => void>;
  readonly ready: () => boolean;
  readonly taken: () => number;
  readonly stop: () => void;
}

export function createOverviews({ createJudge, now, later }: OverviewTools): Overviews {
  const warm = new Map<Tab, Warm>();
  const slices = { now, later: (callback: () => void) => later(callback, 0) };

  return {
    watch(tab, locale, tell) {
      let stopped = false;
      let told = false;
      let planned = false;
      let rest = 0;
      /** Leaves the overview that is being made. */
      let leave: (() => void) | null = null;
      /** What came meanwhile is in the next one. */
      let again = false;
      const analysis = heat(tab);

      const reading = (share: number) => {
        if (!told) tell({ type: 'reading', tab: tab.state(), share });
      };
      const changed = (cleared: boolean) => {
        if (cleared) {
          leave?.();
          leave = null;
        }
        if (leave !== null) again = true;
        else if (analysis.ready()) plan();
        else reading((readingShare * analysis.taken()) / Math.max(1, tab.state().exchanges));
      };
      const plan = () => {
        if (planned) return;
        planned = true;
        later(make, rest);
      };
      const make = () => {
        planned = false;
        if (stopped || leave !== null) return;
        const begun = now();
        const state = tab.state();
        let made = false;
        const unfinished = workInSlices(
          analysis.judge().summary(state, locale),
          {
            done(report) {
              made = true;
              leave = null;
              told = true;
              tell({ type: 'overview', overview: { tab: state, report } });
              rest = Math.max(shortestPause, (now() - begun) * restFactor);
              if (again) plan();
              again = false;
            },
            progress: (share) => reading(readingShare + (1 - readingShare) * share),
          },
          slices,
        );
        if (!made) leave = unfinished;
      };

      analysis.watchers.add(changed);
      reading(0);
      changed(false);
      return () => {
        stopped = true;
        leave?.();
        analysis.watchers.delete(changed);
        if (analysis.watchers.size > 0) return;
        analysis.stop();
        warm.delete(tab);
      };
    },
    async report(tab, locale) {
      await tab.capture.settled();
      const judge = createJudge();
      for await (const records of tab.capture.recent(Number.POSITIVE_INFINITY)) await workedOff(takeAll(judge, records));
      return workedOff(judge.report(tab.state(), locale));
    },
  };

  function workedOff<Result>(steps: Steps<Result>): Promise<Result> {
    return new Promise((done) => {
      workInSlices(steps, { done }, slices);
    });
  }

  function heat(tab: Tab): Warm {
    const known = warm.get(tab);
    if (known) return known;
    let judge = createJudge();
    let ready = false;
    let taken = 0;
    const watchers = new Set<(cleared: boolean) => void>();
    const tell = (cleared: boolean) => {
      for (const watcher of [...watchers]) watcher(cleared);
    };
    const take = (records: readonly CaptureRecord[]) => {
      for (const record of records) judge.take(record);
      taken += records.length;
    };
    const unwatch = tab.watch(() => tell(false));
    const stop = play(tab.capture, {
      snapshot(records, { first, last }) {
        if (first) {
          judge = createJudge();
          taken = 0;
        }
        take(records);
        ready = last;
        tell(first);
      },
      records(records) {
        take(records);
        tell(false);
      },
      changed: () => tell(false),
    });
    const made: Warm = {
      judge: () => judge,
      watchers,
      ready: () => ready,
      taken: () => taken,
      stop() {
        stop();
        unwatch();
      },
    };
    warm.set(tab, made);
    return made;
  }
}

function* takeAll(judge: Judge, records: readonly CaptureRecord[]): Steps<void> {
  for (const [at, record] of records.entries()) {
    if (at % perStep === 0) yield at / records.length;
    judge.take(record);
  }
}
