import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type Comparison,
  compare,
  defaultsFor,
  type Failure,
  type Parameters,
  paced,
  type Run,
  type Step,
  type Strategy,
  simulate,
  type Trace,
} from '../../utils/cluster/index.ts';

/** The most requests of a recording that are replayed: the latest ones. A visit is hundreds; a day of polling teaches nothing more. */
const mostRequests = 2000;

/** One replay: what is set, what came of it, and where the reader stands in it. Made by a factory, held by a view. */
export interface Replay {
  readonly trace: ReadonlySignal<Trace>;
  readonly strategy: Signal<Strategy>;
  readonly parameters: ReadonlySignal<Parameters>;
  readonly run: ReadonlySignal<Run>;
  readonly comparison: ReadonlySignal<readonly Comparison[]>;
  /** Which of the recorded visitor's requests is shown. */
  readonly position: Position;
  readonly playing: Signal<boolean>;
  /** How long the visitors think between requests: 1 as recorded, 2 twice as long. */
  readonly pace: ReadonlySignal<number>;
  /** Failures stay with the requests that they follow. */
  setPace(pace: number): void;
  set(change: Partial<Parameters>): void;
  fail(failure: Failure): void;
  withdraw(index: number): void;
}

export interface Position {
  value: number;
}

/** The next request that needs the session; where none does, the next of all. null at the end. */
export function stopAfter(steps: readonly Step[], index: number): number | null {
  const next = steps.findIndex((step, at) => at > index && isStop(step));
  if (next >= 0) return next;
  return steps.some(isStop) || index + 1 >= steps.length ? null : index + 1;
}

export function stopBefore(steps: readonly Step[], index: number): number | null {
  const last = steps.findLastIndex((step, at) => at < index && isStop(step));
  if (last >= 0) return last;
  return steps.some(isStop) || index === 0 ? null : index - 1;
}

function isStop({ outcome }: Step): boolean {
  return outcome !== 'free';
}

export function createReplay(from: () => Trace, first: Strategy): Replay {
  const pace = signal(1);
  const trace = computed(() => paced(latest(from()), pace.value));
  const strategy = signal(first);
  const changes = signal<Partial<Parameters>>({});
  const chosen = signal<number | null>(null);
  // Until somebody moves, the first request that has a session stands there: pictures and style sheets have no story.
  const position: Position = {
    get value() {
      return chosen.value ?? stopAfter(run.value.you, -1) ?? 0;
    },
    set value(at: number) {
      chosen.value = at;
    },
  };
  const playing = signal(false);
  const parameters = computed((): Parameters => ({ ...defaultsFor(trace.value, strategy.value), ...changes.value }));
  const run = computed(() => simulate(strategy.value, trace.value, parameters.value));
  return {
    trace,
    strategy,
    parameters,
    run,
    comparison: computed(() => compare(trace.value, parameters.value)),
    position,
    playing,
    pace,
    setPace(next) {
      const failures = parameters.value.failures.map((failure) => ({ ...failure, at: (failure.at * next) / pace.value }));
      batch(() => {
        changes.value = { ...changes.value, failures };
        pace.value = next;
      });
    },
    set(change) {
      changes.value = { ...changes.value, ...change };
    },
    fail(failure) {
      changes.value = { ...changes.value, failures: [...parameters.value.failures, failure] };
    },
    withdraw(index) {
      changes.value = { ...changes.value, failures: parameters.value.failures.filter((_, at) => at !== index) };
    },
  };
}

function latest(trace: Trace): Trace {
  const requests = trace.requests.slice(-mostRequests);
  const first = requests[0]?.at ?? 0;
  return { ...trace, requests: requests.map((request) => ({ ...request, at: request.at - first })) };
}
