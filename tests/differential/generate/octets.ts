/** Whether octets are text in UTF-8. */
export function readableOctets(octets: string): boolean {
  const bytes = Buffer.from(octets, 'latin1');
  return Buffer.from(bytes.toString()).equals(bytes);
}
