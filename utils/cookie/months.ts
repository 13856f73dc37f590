import { threeAt } from './letters.ts';

/** The month, from 0, that the three letters at `at` name, in any case; -1 when they name none. */
export function monthAt(text: string, at: number): number {
  return placeOf(threeAt(text, at), months);
}

/** Words of three letters, each in the place of its remainder: it is found without being compared with one after the other. The remainders differ. */
export interface Words {
  readonly letters: Int32Array;
  readonly places: Int8Array;
}

const divisor = 31;

export function wordsOf(words: readonly string[]): Words {
  const letters = new Int32Array(divisor);
  const places = new Int8Array(divisor).fill(-1);
  for (const [place, word] of words.entries()) {
    const number = threeAt(word, 0);
    letters[number % divisor] = number;
    places[number % divisor] = place;
  }
  return { letters, places };
}

/** Which of the words these letters are, -1 for none. */
export function placeOf(letters: number, words: Words): number {
  const at = letters % divisor;
  return words.letters[at] === letters ? (words.places[at] ?? -1) : -1;
}

const months = wordsOf(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']);
