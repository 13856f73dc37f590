import type { IdSample } from './id-samples.ts';
import { alphabetOf } from './id-samples.ts';

/** Something in an id that others can know. */
export interface Known {
  readonly kind: 'seconds' | 'milliseconds' | 'uuid-1' | 'uuid-7';
  /** The most bits that the rest of the id has. */
  readonly rest: number;
}

/** Server and browser may disagree by this much; a number of ten digits falls into it by chance once in forty million ids. */
const tolerance = 120_000;

/** The time of issue inside an id; null when it is not there in any usual writing. */
export function timeIn({ id, time }: IdSample): Known | null {
  return uuidTime(id, time) ?? decimalTime(id, time) ?? hexTime(id, time);
}

const uuid = /^([\da-f]{8})-?([\da-f]{4})-?([17])([\da-f]{3})-?[89ab][\da-f]{3}-?[\da-f]{12}$/i;
/** From 1582-10-15, in steps of 100 ns (RFC 9562 §5.1). */
const gregorian = 12_219_292_800_000;

function uuidTime(id: string, time: number): Known | null {
  const [, low = '', middle = '', version, high = ''] = uuid.exec(id) ?? [];
  if (version === undefined) return null;
  const at = version === '7' ? Number.parseInt(low + middle, 16) : Number.parseInt(high + middle + low, 16) / 10_000 - gregorian;
  if (Math.abs(at - time) > tolerance) return null;
  // Version 1: a clock sequence of 14 bits and the address of the machine. Version 7: 74 random bits.
  return version === '7' ? { kind: 'uuid-7', rest: 74 } : { kind: 'uuid-1', rest: 14 };
}

function decimalTime(id: string, time: number): Known | null {
  for (const [digits] of id.matchAll(/(?<!\d)\d{10,16}(?!\d)/g)) {
    const kind = digits.length >= 13 ? 'milliseconds' : 'seconds';
    const width = kind === 'milliseconds' ? 13 : 10;
    const at = Number(digits.slice(0, width)) * (kind === 'milliseconds' ? 1 : 1000);
    if (Math.abs(at - time) <= tolerance) return { kind, rest: restOf(id, width) };
  }
  return null;
}

/** At the beginning or the end of the hex digits, where a program that joins two numbers puts them (a MongoDB ObjectId begins so). */
function hexTime(id: string, time: number): Known | null {
  for (const [digits] of id.matchAll(/(?<![\da-z])[\da-f]{8,64}(?![\da-z])/gi)) {
    for (const at of [digits.slice(0, 8), digits.slice(-8)]) {
      if (Math.abs(Number.parseInt(at, 16) * 1000 - time) <= tolerance) return { kind: 'seconds', rest: restOf(id, 8) };
    }
    for (const at of [digits.slice(0, 11), digits.slice(-11)]) {
      if (at.length === 11 && Math.abs(Number.parseInt(at, 16) - time) <= tolerance) return { kind: 'milliseconds', rest: restOf(id, 11) };
    }
  }
  return null;
}

function restOf(id: string, width: number): number {
  return Math.floor(Math.max(0, id.length - width) * Math.log2(alphabetOf(id)));
}

/** So far may others' visits push a counter between two ids of this visitor. */
const widestStep = 1000;

/**
 * A number of five digits or more that stands at the same place of every id and grows by little from each to the next; the bits of
 * the rest. Three ids at least: by chance that happens to fewer than one in a hundred thousand.
 */
export function counterIn(ids: readonly string[]): number | null {
  const [first] = ids;
  if (first === undefined || ids.length < 3) return null;
  for (const { pattern, radix } of fields) {
    const columns = ids.map((id) => [...id.matchAll(pattern)].map(([digits]) => digits));
    const [shape = []] = columns;
    for (let at = 0; at < shape.length; at++) {
      const numbers = columns.map((fieldsOfId) => Number.parseInt(fieldsOfId[at] ?? '', radix));
      const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
      if (steps.every((step) => step > 0 && step <= widestStep)) return restOf(first, shape[at]?.length ?? 0);
    }
  }
  return null;
}

/** Runs of decimal digits; the last six digits of a hex id (ObjectId's counter). */
const fields = [
  { pattern: /(?<![\da-f])\d{5,12}(?![\da-f])/gi, radix: 10 },
  { pattern: /(?<=^[\da-f]*)[\da-f]{6}$/gi, radix: 16 },
] as const;
