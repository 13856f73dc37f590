import { fill, type Slots, type Text } from '../../i18n/text.ts';
import type { Look, Sight } from './sight.ts';

/** So many exchanges are named. */
const named = 5;

export function met(text: Text, exchanges: readonly number[] = []): Sight {
  return { state: 'met', text, exchanges: [...new Set(exchanges)].slice(0, named) };
}

export function violated(text: Text, exchanges: readonly number[] = [], saidBy?: string): Sight {
  return { state: 'violated', text, exchanges: [...new Set(exchanges)].slice(0, named), ...(saidBy === undefined ? {} : { saidBy }) };
}

export function unseen(text: Text, slots: Slots = {}): Sight {
  return { state: 'unseen', text: fill(text, slots), exchanges: [] };
}

export function notApplicable(text: Text): Sight {
  return { state: 'not-applicable', text, exchanges: [] };
}

/** Names for a sentence: the first few between backticks, and how many more. */
export function listed(names: readonly string[]): Text {
  const few = names.slice(0, 3).map((name) => `\`${name.replaceAll('`', "'").slice(0, 60)}\``);
  const rest = names.length - few.length;
  const text = few.join(', ');
  return rest === 0 ? { en: text, ko: text } : { en: `${text} and ${rest} more`, ko: `${text} 외 ${rest}개` };
}

/** Why a rule could not decide; null when it could. */
export function doubtOf({ judged }: Look, rule: string): Text | null {
  return judged.undecided.find((one) => one.rule === rule)?.why ?? null;
}

export function passed({ judged }: Look, rule: string): boolean {
  return judged.outcomes.get(rule) === 'pass';
}
