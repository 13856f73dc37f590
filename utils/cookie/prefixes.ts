import type { Reason } from './types.ts';

interface Judged {
  readonly name: string;
  readonly value: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly hostOnly: boolean;
  readonly path: string;
  readonly pathExplicit: boolean;
}

/** §5.7 steps 20 to 22, and the two prefixes of draft-layered-cookies that browsers know. Case does not matter. */
export function prefixFault({ name, value, secure, httpOnly, hostOnly, path, pathExplicit }: Judged): Reason | null {
  const lower = name.toLowerCase();
  const host = secure && hostOnly && pathExplicit && path === '/';
  if (lower.startsWith('__secure-') && !secure) return { code: 'prefix', attribute: 'secure', step: '5.7 step 20' };
  if (lower.startsWith('__host-http-') && !(host && httpOnly))
    return { code: 'prefix', attribute: blame(secure, hostOnly, httpOnly), step: 'draft-layered-cookies' };
  if (lower.startsWith('__host-') && !host) return { code: 'prefix', attribute: blame(secure, hostOnly, true), step: '5.7 step 21' };
  if (lower.startsWith('__http-') && !(secure && httpOnly))
    return { code: 'prefix', attribute: secure ? 'httponly' : 'secure', step: 'draft-layered-cookies' };
  if (name === '' && /^__(secure|host|http|host-http)-/i.test(value)) return { code: 'prefix', attribute: 'value', step: '5.7 step 22' };
  return null;
}

function blame(secure: boolean, hostOnly: boolean, httpOnly: boolean): 'secure' | 'domain' | 'httponly' | 'path' {
  if (!secure) return 'secure';
  if (!hostOnly) return 'domain';
  return httpOnly ? 'path' : 'httponly';
}
