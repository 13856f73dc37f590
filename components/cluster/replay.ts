import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import {
  type BalancerId,
  defaultsFor,
  type Failure,
  type Parameters,
  paced,
  type Run,
  requestsOf,
  type Step,
  type Strategy,
  simulate,
  type Trace,
  usersWithin,
} from '../../utils/cluster/index.ts';

/** The most requests that all visitors make together: half a second's work. Beyond, there are fewer visitors. */
const mostInAll = 1_000_000;

/** What is replayed at once, without a word: well under a tenth of a second. */
const mostAtOnce = 100_000;

/** Long enough for the hint to be drawn before the work begins, in milliseconds. */
const drawn = 40;

/** What a replay is of. */
export interface Asked {
  readonly strategy: Strategy;
  readonly trace: Trace;
  readonly parameters: Parameters;
}

/** One replay: what is set, what came of it, and where the reader stands in it. Made by a factory, held by a view. */
export interface Replay {
  readonly trace: ReadonlySignal<Trace>;
  readonly strategy: ReadonlySignal<Strategy>;
  readonly parameters: ReadonlySignal<Parameters>;
  /** The same for every strategy: its balancer counts for none of them. */
  readonly compared: ReadonlySignal<Parameters>;
  /** What `run` is of: behind what is set while a large replay is on its way. */
  readonly shown: ReadonlySignal<Asked>;
  readonly run: ReadonlySignal<Run>;
  /** Requests of the replay that is on its way; 0 when none is. */
  readonly waiting: ReadonlySignal<number>;
  /** Which of the recorded visitor's requests is shown. */
  readonly position: Position;
  readonly playing: Signal<boolean>;
  /** How long the visitors think between requests: 1 as recorded, 2 twice as long. */
  readonly pace: ReadonlySignal<number>;
  /** Replays what is set from now on; answers how to stop. */
  follow(): () => void;
  /** Requests are spread in its own way again. */
  choose(strategy: Strategy): void;
  spread(balancer: BalancerId): void;
  /** Failures stay with the requests that they follow. */
  setPace(pace: number): void;
  set(change: Partial<Omit<Parameters, 'balancer'>>): void;
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

/** `begin`: what is set from the beginning, where the defaults are not what is spoken of. */
export function createReplay(from: () => Trace, first: Strategy, begin: Partial<Parameters> = {}): Replay {
  const pace = signal(1);
  const trace = computed(() => paced(from(), pace.value));
  const strategy = signal(first);
  const balancer = signal<BalancerId | null>(null);
  const changes = signal<Partial<Parameters>>(begin);
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
  const compared = computed((): Parameters => ({ ...defaultsFor(trace.value, first), ...changes.value }));
  const parameters = computed((): Parameters => ({ ...compared.value, balancer: balancer.value ?? strategy.value.balancer }));
  const asked = computed((): Asked => {
    const users = usersWithin(mostInAll, trace.value, parameters.value);
    return { strategy: strategy.value, trace: trace.value, parameters: { ...parameters.value, users } };
  });
  const shown = signal(asked.peek());
  const waiting = signal(0);
  const run = computed(() => simulate(shown.value.strategy, shown.value.trace, shown.value.parameters));
  return {
    trace,
    strategy,
    parameters,
    compared,
    shown,
    run,
    waiting,
    position,
    playing,
    pace,
    follow() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (next: Asked): void =>
        batch(() => {
          shown.value = next;
          waiting.value = 0;
        });
      const stop = effect(() => {
        const next = asked.value;
        const size = requestsOf(next.trace, next.parameters);
        clearTimeout(timer);
        if (size <= mostAtOnce) return show(next);
        waiting.value = size;
        timer = setTimeout(() => show(next), drawn);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    },
    choose(next) {
      batch(() => {
        strategy.value = next;
        balancer.value = null;
      });
    },
    spread(next) {
      balancer.value = next;
    },
    setPace(next) {
      const failures = compared.value.failures.map((failure) => ({ ...failure, at: (failure.at * next) / pace.value }));
      batch(() => {
        changes.value = { ...changes.value, failures };
        pace.value = next;
      });
    },
    set(change) {
      changes.value = { ...changes.value, ...change };
    },
    fail(failure) {
      changes.value = { ...changes.value, failures: [...compared.value.failures, failure] };
    },
    withdraw(index) {
      changes.value = { ...changes.value, failures: compared.value.failures.filter((_, at) => at !== index) };
    },
  };
}
