import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { audit, auditSteps } from '../../utils/audit/index.ts';
import type { Audit } from '../../utils/audit/rule.ts';
import { conclude } from '../../utils/session/index.ts';
import type { Analysis, Conclusions } from '../../utils/session/types.ts';
import { type SliceTools, workInSlices } from '../../utils/slices.ts';

export interface Judging {
  readonly conclusions: ReadonlySignal<Conclusions>;
  readonly audit: ReadonlySignal<Audit>;
  /** The analysis has grown: judge it again before long. */
  soon(): void;
  /** Another analysis: what was judged before is worth nothing. */
  restart(): void;
  dispose(): void;
}

export interface JudgingTools extends SliceTools {
  readonly analysis: () => Analysis;
  /** Epoch milliseconds. */
  readonly date: () => number;
}

/** Judging again after every exchange would cost more than it tells. Milliseconds. */
const judgeEvery = 150;
/** Of the time that judging takes, so many times are left to everything else. */
const rest = 4;

/** What the analysis amounts to, drawn from it again while it grows: the conclusions at once, the audit in slices. */
export function createJudging({ analysis, date, now, later }: JudgingTools): Judging {
  const judged = signal({ analysis: analysis(), date: date() });
  const conclusions = computed(() => conclude(judged.value.analysis, judged.value.date));
  const verdict = signal(auditNow());
  let timer: ReturnType<typeof setTimeout> | null = null;
  let leave = () => {};
  let running = false;
  let again = false;
  let cost = 0;

  return {
    conclusions,
    audit: verdict,
    soon() {
      if (running) again = true;
      else timer ??= setTimeout(judge, Math.max(judgeEvery, rest * cost));
    },
    restart() {
      stop();
      judged.value = { analysis: analysis(), date: date() };
      verdict.value = auditNow();
    },
    dispose: stop,
  };

  function judge(): void {
    timer = null;
    running = true;
    const started = now();
    judged.value = { analysis: analysis(), date: date() };
    leave = workInSlices(
      auditSteps(factsOf()),
      {
        done(result) {
          running = false;
          cost = now() - started;
          verdict.value = result;
          if (!again) return;
          again = false;
          timer = setTimeout(judge, Math.max(judgeEvery, rest * cost));
        },
      },
      { now, later },
    );
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    leave();
    running = false;
    again = false;
  }

  function factsOf() {
    return { analysis: judged.peek().analysis, conclusions: conclusions.peek(), now: judged.peek().date };
  }

  /** Of an analysis that holds nothing yet. */
  function auditNow(): Audit {
    return audit(factsOf());
  }
}
