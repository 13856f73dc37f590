/** Splits what tools have joined: Firefox joins `Set-Cookie` lines with a line feed; a line can never contain one. An empty line is a line: malformed, not absent. */
export function splitLines(value: string): string[] {
  return value.split(/\r?\n/);
}

/**
 * Splits lines that were joined with commas, as WebKit's HAR export does. A comma begins a new line only when a name and `=` follow
 * before anything else that ends an attribute, so the comma of `Expires=Wed, 09 Jun 2027` stays where it is.
 */
export function splitCommas(value: string): string[] {
  return value.split(/,\s*(?=[^\s;,=]+=)/);
}
