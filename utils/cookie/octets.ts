/**
 * How many octets a piece of a header has. Recordings keep one character per octet (Latin-1); a string that holds a character
 * above that was decoded from UTF-8 by whoever handed it over, and is counted as UTF-8.
 */
export function octetLength(text: string): number {
  let wide = false;
  let asUtf8 = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) asUtf8 += 1;
    else if (code < 0x800) asUtf8 += 2;
    // Half of a surrogate pair: the two halves make four octets.
    else if (code >= 0xd800 && code <= 0xdfff) asUtf8 += 2;
    else asUtf8 += 3;
    if (code > 0xff) wide = true;
  }
  return wide ? asUtf8 : text.length;
}

/** Whether `text` is longer than `limit` octets, without counting where its length already decides. */
export function isLongerThan(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  // No character has more than three octets (a surrogate pair has four, in two characters).
  return text.length * 3 > limit && octetLength(text) > limit;
}

/** §5.6 attribute step 6, in octets. */
export const longestAttribute = 1024;
/** §5.6 step 5, in octets. */
export const longestPair = 4096;
