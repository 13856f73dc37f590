import { sameSiteAttribute } from './attribute-same-site.ts';
import { longestAttribute } from './octets.ts';
import type { ParsedSetCookie } from './types.ts';

/** The line with the flags that count although their values are too long (deviation `long-flags-count`). */
export function withLongFlags(parsed: ParsedSetCookie): ParsedSetCookie {
  if (parsed.line.length <= longestAttribute) return parsed;
  const { attributes, warnings, secure, httpOnly, partitioned } = parsed;
  const has = (kind: 'secure' | 'httponly' | 'partitioned') => attributes.some(({ known }) => known === kind);
  const sameSite = attributes.findLast(({ known }) => known === 'samesite');
  const text = sameSite?.value ?? '';
  return {
    ...parsed,
    attributes,
    warnings,
    secure: secure || has('secure'),
    httpOnly: httpOnly || has('httponly'),
    partitioned: partitioned || has('partitioned'),
    sameSite: sameSite === undefined ? parsed.sameSite : sameSiteAttribute(text, 0, text.length),
  };
}
