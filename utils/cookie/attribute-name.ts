import { twoAt } from './letters.ts';
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

/**
 * Which attribute `line[start, end)` names, in any case: its place in the list, -1 for one that the standard does not know.
 * The line holds no control characters. Letters are compared by twos, as one number, and nothing is copied.
 */
export function attributeAt(line: string, start: number, end: number): number {
  switch (end - start) {
    case 4:
      return twoAt(line, start) === pa && twoAt(line, start + 2) === th ? 0 : -1;
    case 6: {
      const head = twoAt(line, start);
      if (head === se) return twoAt(line, start + 2) === cu && twoAt(line, start + 4) === re ? 1 : -1;
      return head === do_ && twoAt(line, start + 2) === ma && twoAt(line, start + 4) === in_ ? 2 : -1;
    }
    case 7: {
      const head = twoAt(line, start);
      if (head === ex) return twoAt(line, start + 2) === pi && twoAt(line, start + 4) === re && twoAt(line, start + 5) === es ? 3 : -1;
      return head === ma && twoAt(line, start + 2) === xDash && twoAt(line, start + 4) === ag && twoAt(line, start + 5) === ge ? 4 : -1;
    }
    case 8: {
      const head = twoAt(line, start);
      if (head === ht) return twoAt(line, start + 2) === tp && twoAt(line, start + 4) === on && twoAt(line, start + 6) === ly ? 5 : -1;
      if (head === sa) return twoAt(line, start + 2) === me && twoAt(line, start + 4) === si && twoAt(line, start + 6) === te ? 6 : -1;
      return head === pr && twoAt(line, start + 2) === io && twoAt(line, start + 4) === ri && twoAt(line, start + 6) === ty ? 7 : -1;
    }
    case 11:
      return isPartitioned(line, start) ? 8 : -1;
    default:
      return -1;
  }
}

function isPartitioned(line: string, start: number): boolean {
  if (twoAt(line, start) !== pa || twoAt(line, start + 2) !== rt || twoAt(line, start + 4) !== it) return false;
  return twoAt(line, start + 6) === io && twoAt(line, start + 8) === ne && twoAt(line, start + 9) === ed;
}

const [pa, th, se, cu, re] = [twoAt('pa', 0), twoAt('th', 0), twoAt('se', 0), twoAt('cu', 0), twoAt('re', 0)];
const [do_, ma, in_, ex, pi] = [twoAt('do', 0), twoAt('ma', 0), twoAt('in', 0), twoAt('ex', 0), twoAt('pi', 0)];
const [es, xDash, ag, ge, ht] = [twoAt('es', 0), twoAt('x-', 0), twoAt('ag', 0), twoAt('ge', 0), twoAt('ht', 0)];
const [tp, on, ly, sa, me] = [twoAt('tp', 0), twoAt('on', 0), twoAt('ly', 0), twoAt('sa', 0), twoAt('me', 0)];
const [si, te, pr, io, ri] = [twoAt('si', 0), twoAt('te', 0), twoAt('pr', 0), twoAt('io', 0), twoAt('ri', 0)];
const [ty, rt, it, ne, ed] = [twoAt('ty', 0), twoAt('rt', 0), twoAt('it', 0), twoAt('ne', 0), twoAt('ed', 0)];
