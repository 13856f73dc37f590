import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type Comparison,
  compare,
  defaultsFor,
  type Failure,
  type Parameters,
  type Run,
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
  readonly position: Signal<number>;
  readonly playing: Signal<boolean>;
  /** How many steps are shown in a replay. */
  readonly steps: ReadonlySignal<number>;
  set(change: Partial<Parameters>): void;
  fail(failure: Failure): void;
  withdraw(index: number): void;
}

export function createReplay(from: () => Trace, first: Strategy): Replay {
  const trace = computed(() => latest(from()));
  const strategy = signal(first);
  const changes = signal<Partial<Parameters>>({});
  const position = signal(0);
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
    steps: computed(() => run.value.you.length),
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
