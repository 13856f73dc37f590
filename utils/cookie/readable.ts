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

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
