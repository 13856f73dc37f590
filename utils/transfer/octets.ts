/**
 * One character per octet, as recordings hold header values. A HAR file is text: a tool that decoded a value as UTF-8 has left
 * characters beyond Latin-1 in it, and these are put back into their octets. Everything else is left as it is.
 */
export function toOctets(value: string): string {
  if (!/[^\u0000-\u00ff]/.test(value)) return value;
  let octets = '';
  for (const octet of new TextEncoder().encode(value)) octets += String.fromCharCode(octet);
  return octets;
}
