import type { AttributeName } from './types.ts';

/** The attributes that are known; the place in this list stands for one where speed counts. */
export const attributeNames = [
  'path',
  'secure',
  'domain',
  'expires',
  'max-age',
  'httponly',
  'samesite',
  'priority',
  'partitioned',
] as const satisfies readonly AttributeName[];

const places: ReadonlyMap<string, number> = new Map(attributeNames.map((name, place) => [name, place]));

/**
 * Which attribute `line[start, end)` names, in any case: its place in the list, -1 for one that the standard does not know.
 * `ascii` says that the line is ASCII without control characters: then letters are compared by fours, as one number, and nothing is copied.
 */
export function attributeAt(line: string, start: number, end: number, ascii: boolean): number {
  if (!ascii) return places.get(line.slice(start, end).toLowerCase()) ?? -1;
  switch (end - start) {
    case 4:
      return fourAt(line, start) === path ? 0 : -1;
    case 6: {
      const head = fourAt(line, start);
      if (head === secu) return twoAt(line, start + 4) === re ? 1 : -1;
      return head === doma && twoAt(line, start + 4) === inn ? 2 : -1;
    }
    case 7: {
      const head = fourAt(line, start);
      if (head === expi) return fourAt(line, start + 3) === ires ? 3 : -1;
      return head === maxd && fourAt(line, start + 3) === dage ? 4 : -1;
    }
    case 8: {
      const head = fourAt(line, start);
      if (head === http) return fourAt(line, start + 4) === only ? 5 : -1;
      if (head === same) return fourAt(line, start + 4) === site ? 6 : -1;
      return head === prio && fourAt(line, start + 4) === rity ? 7 : -1;
    }
    case 11:
      return fourAt(line, start) === part && fourAt(line, start + 4) === itio && fourAt(line, start + 7) === oned ? 8 : -1;
    default:
      return -1;
  }
}

/** Four characters of ASCII, letters in lower case, as one number. */
function fourAt(text: string, at: number): number {
  return (twoAt(text, at) << 16) | twoAt(text, at + 2);
}

function twoAt(text: string, at: number): number {
  return ((text.charCodeAt(at) | 0x20) << 8) | (text.charCodeAt(at + 1) | 0x20);
}

const path = fourAt('path', 0);
const secu = fourAt('secu', 0);
const re = twoAt('re', 0);
const doma = fourAt('doma', 0);
const inn = twoAt('in', 0);
const expi = fourAt('expi', 0);
const ires = fourAt('ires', 0);
const maxd = fourAt('max-', 0);
const dage = fourAt('-age', 0);
const http = fourAt('http', 0);
const only = fourAt('only', 0);
const same = fourAt('same', 0);
const site = fourAt('site', 0);
const prio = fourAt('prio', 0);
const rity = fourAt('rity', 0);
const part = fourAt('part', 0);
const itio = fourAt('itio', 0);
const oned = fourAt('oned', 0);
