/** The Domain attribute (§5.6.3): without its leading dot, in lower case; `''` when nothing is left. */
export function domainAttribute(value: string): string {
  const domain = value.charCodeAt(0) === 0x2e ? value.slice(1) : value;
  // Octets of UTF-8 are no letters of their own.
  return notAscii.test(domain) ? domain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : domain.toLowerCase();
}

const notAscii = /[^\x00-\x7f]/;
