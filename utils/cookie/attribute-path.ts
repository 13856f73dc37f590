/** The Path attribute (§5.6.4): `''` when it does not begin with a slash, which means the default-path and yet counts as said. */
export function pathAttribute(value: string): string {
  return value.charCodeAt(0) === 0x2f ? value : '';
}
