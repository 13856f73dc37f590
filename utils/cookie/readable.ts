/**
 * A piece of a header (one character per octet) as people read it: decoded when its octets are valid UTF-8, else as it is.
 * For showing beside the real thing; no verdict is made from it.
 */
export function readableText(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\x00-\xff]/.test(text)) return text;
  try {
    return strictUtf8.decode(Uint8Array.from(text, (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}

/** Octets whose runs that are no UTF-8 are those of U+FFFD. */
export function asUtf8(octets: string): string {
  if (/[^\x00-\xff]/.test(octets)) return octets;
  const text = anyUtf8.decode(Uint8Array.from(octets, (char) => char.charCodeAt(0)));
  return Array.from(new TextEncoder().encode(text), (octet) => String.fromCharCode(octet)).join('');
}

const anyUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
