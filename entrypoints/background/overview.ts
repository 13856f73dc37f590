import type { CaptureRecord } from '../../utils/http/exchange.ts';
import type { Locale } from '../../utils/i18n/text.ts';
import type { Overview, TabState } from '../../utils/protocol/messages.ts';
import type { Report } from '../../utils/report/report.ts';
import { play } from './playback.ts';
import type { Tab } from './tab.ts';

/** Makes reports of a growing record. Injected, so that this file knows when to judge and not how. */
export interface Judge {
  take(record: CaptureRecord): void;
  report(tab: TabState, locale: Locale): Report;
}

export interface OverviewTools {
  readonly createJudge: () => Judge;
  readonly now: () => number;
  readonly later: (callback: () => void, delay: number) => void;
}

/** Reports made in the background: for the popup, the badge and contract 4. */
export interface Overviews {
  /** Tells the overview now and whenever it has changed, until the returned function is called. */
  watch(tab: Tab, locale: Locale, tell: (overview: Overview) => void): () => void;
  /** The whole report, once. */
  report(tab: Tab, locale: Locale): Promise<Report>;
}

/** At most four overviews a second are told … */
const shortestPause = 250;
/** … and a tenth of the time is spent on them, however long the record is. */
const restFactor = 9;

/** The analysis of a tab is kept warm while somebody watches it, one for all who do. */
interface Warm {
  readonly judge: () => Judge;
  readonly watchers: Set<() => void>;
  readonly ready: () => boolean;
  readonly stop: () => void;
}

export function createOverviews({ createJudge, now, later }: OverviewTools): Overviews {
  const warm = new Map<Tab, Warm>();

  return {
    watch(tab, locale, tell) {
      let stopped = false;
      let planned = false;
      let rest = 0;
      const analysis = heat(tab);
      const plan = () => {
        if (stopped || planned || !analysis.ready()) return;
        planned = true;
        later(make, rest);
      };
      const make = () => {
        planned = false;
        if (stopped) return;
        const begun = now();
        const state = tab.state();
        const { setCookies: _, requests: __, ...report } = analysis.judge().report(state, locale);
        tell({ tab: state, report });
        rest = Math.max(shortestPause, (now() - begun) * restFactor);
      };
      analysis.watchers.add(plan);
      plan();
      return () => {
        stopped = true;
        analysis.watchers.delete(plan);
        if (analysis.watchers.size > 0) return;
        analysis.stop();
        warm.delete(tab);
      };
    },
    async report(tab, locale) {
      await tab.capture.settled();
      const judge = createJudge();
      for await (const records of tab.capture.recent(Number.POSITIVE_INFINITY)) for (const record of records) judge.take(record);
      return judge.report(tab.state(), locale);
    },
  };

  function heat(tab: Tab): Warm {
    const known = warm.get(tab);
    if (known) return known;
    let judge = createJudge();
    let ready = false;
    const watchers = new Set<() => void>();
    const tell = () => {
      for (const watcher of [...watchers]) watcher();
    };
    const take = (records: readonly CaptureRecord[]) => {
      for (const record of records) judge.take(record);
    };
    const unwatch = tab.watch(tell);
    const stop = play(tab.capture, {
      snapshot(records, { first, last }) {
        if (first) judge = createJudge();
        take(records);
        ready = last;
        tell();
      },
      records(records) {
        take(records);
        tell();
      },
      changed: tell,
    });
    const made: Warm = {
      judge: () => judge,
      watchers,
      ready: () => ready,
      stop() {
        stop();
        unwatch();
      },
    };
    warm.set(tab, made);
    return made;
  }
}
