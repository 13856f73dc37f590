import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Comparison, compareOne, strategies } from '../../utils/cluster/index.ts';
import type { Replay } from './replay.ts';

/** How long what is set has to stay the same before it is compared, in milliseconds. */
const settled = 100;

/** All strategies on what is set: one after another, so that nobody waits for sixteen replays at once. */
export interface Comparing {
  /** Whole, or at the very first as far as it goes. */
  readonly rows: ReadonlySignal<readonly Comparison[]>;
  /** Whether `rows` are still of what was set before. */
  readonly isWorking: ReadonlySignal<boolean>;
  /** Compares from now on; answers how to stop. */
  follow(): () => void;
}

export function createComparing({ trace, compared }: Replay): Comparing {
  const rows = signal<readonly Comparison[]>([]);
  const isWorking = signal(true);
  return {
    rows,
    isWorking,
    follow() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let wanted = { trace: trace.peek(), parameters: compared.peek() };
      const stop = effect(() => {
        wanted = { trace: trace.value, parameters: compared.value };
        isWorking.value = true;
        // What is being made is finished first: on a page that never rests, nothing ever would be otherwise.
        timer ??= setTimeout(begin, rows.peek().length === 0 ? 0 : settled);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };

      function begin(): void {
        const now = wanted;
        const made: Comparison[] = [];
        const step = (): void => {
          const [next] = strategies.slice(made.length);
          if (next !== undefined) made.push(compareOne(next, now.trace, now.parameters));
          const isWhole = made.length === strategies.length;
          batch(() => {
            if (isWhole || rows.peek().length < strategies.length) rows.value = [...made];
            if (isWhole && now === wanted) isWorking.value = false;
          });
          if (!isWhole) timer = setTimeout(step);
          else timer = now === wanted ? undefined : setTimeout(begin, settled);
        };
        step();
      }
    },
  };
}
