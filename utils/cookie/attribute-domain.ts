/** The Domain attribute (§5.6.3): without its leading dot, in lower case; `''` when nothing is left. */
export function domainAttribute(value: string): string {
  return (value.charCodeAt(0) === 0x2e ? value.slice(1) : value).toLowerCase();
}
