/**
 * The Max-Age attribute (§5.6.2), `text[start, end)`: seconds, null when it is not a whole number and the attribute is ignored.
 * A number too long to hold is infinite.
 */
export function maxAgeAttribute(text: string, start = 0, end = text.length): number | null {
  // Steps 1 to 3: empty, a first character that is neither digit nor "-", any other non-digit.
  const negative = text.charCodeAt(start) === 0x2d;
  const from = negative ? start + 1 : start;
  if (from >= end) return null;
  let seconds = 0;
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    seconds = seconds * 10 + digit;
  }
  return negative ? -seconds : seconds;
}
