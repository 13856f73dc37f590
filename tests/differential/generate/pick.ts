import fc from 'fast-check';

/** One of these, all alike. */
export function oneOf(...values: readonly string[]): fc.Arbitrary<string> {
  return fc.constantFrom(...values);
}

/** Mostly the first, seldom the second: what is odd shows best among what is common. */
export function seldom<Value>(common: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>, times = 6): fc.Arbitrary<Value> {
  return fc.oneof({ weight: times, arbitrary: common }, { weight: 1, arbitrary: odd });
}

/** A text written in upper, lower or mixed case. */
export function inSomeCase(text: string): fc.Arbitrary<string> {
  return seldom(
    fc.constant(text),
    oneOf(
      text.toLowerCase(),
      text.toUpperCase(),
      text.replace(/[a-z]/i, (letter) => letter.toUpperCase()),
    ),
    3,
  );
}

/** The octets of a text, one character each. */
export function octetsOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** All control characters but those that end a header or its line. HTTP libraries refuse them; browsers receive them. */
export const controls = ['\x01', '\x08', '\x0b', '\x0c', '\x0e', '\x1f', '\x7f'] as const;
