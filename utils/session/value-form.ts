import { unescaped } from './formats/format.ts';

/** What a value looks like from outside, without knowing its format. */
export interface ValueForm {
  readonly length: number;
  /** The most that a value of this length and alphabet can hold; what it really holds cannot be seen. */
  readonly bits: number;
  /** Too little to be an id nobody guesses (OWASP: 64 bits). */
  readonly short: boolean;
  /** Words, numbers or an address: written for people. */
  readonly readable: boolean;
  readonly opaque: boolean;
}

const enoughBits = 64;

/** Work on a value is bounded: beyond this it only gets longer. */
const longest = 4096;

export function formOf(value: string): ValueForm {
  const text = unescaped(value.slice(0, longest));
  const bits = Math.round(text.length * Math.log2(alphabetOf(text)));
  const short = bits < enoughBits;
  const readable = !short && isReadable(text);
  return { length: value.length, bits, short, readable, opaque: !short && !readable };
}

function alphabetOf(text: string): number {
  if (/^\d*$/.test(text)) return 10;
  if (/^[0-9a-f]*$/.test(text) || /^[0-9A-F]*$/.test(text)) return 16;
  if (/^[a-z0-9]*$/.test(text) || /^[A-Z0-9]*$/.test(text)) return 36;
  if (/^[A-Za-z0-9]*$/.test(text)) return 62;
  return 64;
}

/** Changes between letters and digits, or between cases, come often in random text and seldom in words. */
function isReadable(text: string): boolean {
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text) || /^https?:\/\//i.test(text) || /\s/.test(text)) return true;
  const sample = text.slice(0, 200);
  if (datePattern.test(text)) return true;
  let turns = 0;
  let before = kindOf(sample.charCodeAt(0));
  for (let at = 1; at < sample.length; at += 1) {
    const kind = kindOf(sample.charCodeAt(at));
    if (kind !== before) turns += 1;
    before = kind;
  }
  return turns / sample.length < 0.16 && !/^[0-9a-f-]+$/i.test(sample);
}

/** ISO 8601, or the form of `Expires`: no two characters alike in a row, and nothing drawn at random. */
const datePattern = /^"?(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?|[A-Z][a-z]{2},? \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4}.*)"?$/;

/** Of the code of a character: digit, small letter, capital, or anything else. */
function kindOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return 0;
  if (code >= 0x61 && code <= 0x7a) return 1;
  if (code >= 0x41 && code <= 0x5a) return 2;
  return 3;
}
