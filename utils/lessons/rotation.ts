import type { LoginStory } from './facts.ts';

/** The value changed, but not every change of a value is a new id: sealed and encrypted ones are new each time. */
export function changedUnseen({ issued, before, rotated }: LoginStory): boolean {
  return !rotated && issued !== null && before !== null && issued.alias !== before.alias;
}
