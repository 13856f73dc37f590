/**
 * The Max-Age attribute (§5.6.2): seconds, null when the value is not a whole number and the attribute is ignored.
 * A number too long to hold is infinite.
 */
export function maxAgeAttribute(value: string): number | null {
  // Steps 1 to 3: empty, a first character that is neither digit nor "-", any other non-digit.
  const from = value.charCodeAt(0) === 0x2d ? 1 : 0;
  if (value.length === from) return null;
  let seconds = 0;
  for (let at = from; at < value.length; at++) {
    const digit = value.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    seconds = seconds * 10 + digit;
  }
  return from === 1 ? -seconds : seconds;
}
