import type { Profile } from './profiles.ts';
import type { Reason } from './types.ts';

interface Judged {
  readonly name: string;
  readonly value: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  /** Whether the cookie stays with its host, as far as `__Host-` asks. */
  readonly hostAlone: boolean;
  readonly path: string;
  readonly pathExplicit: boolean;
}

/** Says of nearly every name that it has none of the prefixes. The nameless cookie may have one in its value. */
export function mayHavePrefix(name: string): boolean {
  return name === '' || name.startsWith('__');
}

/** §5.7 steps 20 to 22, and the two prefixes of draft-layered-cookies that browsers know. Case does not matter. */
export function prefixFault(judged: Judged, { is }: Profile): Reason | null {
  const { name, value, secure, httpOnly, hostAlone, path, pathExplicit } = judged;
  // Step 22: a nameless cookie would come back looking like one with the prefix.
  if (name === '') return /^__(secure|host|http|host-http)-/i.test(value) ? { code: 'prefix', attribute: 'value', step: '5.7 step 22' } : null;
  const kind = /^__(secure-|host-http-|host-|http-)/i.exec(name)?.[1]?.toLowerCase();
  const fits = path === '/' && (pathExplicit || is['host-prefix-without-path']);
  switch (kind) {
    case 'secure-':
      return secure ? null : { code: 'prefix', attribute: 'secure', step: '5.7 step 20' };
    case 'host-':
      return secure && hostAlone && fits ? null : { code: 'prefix', attribute: blame(secure, hostAlone, fits), step: '5.7 step 21' };
    case 'http-':
      return secure && httpOnly ? null : { code: 'prefix', attribute: secure ? 'httponly' : 'secure', step: 'draft-layered-cookies' };
    case 'host-http-':
      return secure && hostAlone && fits && httpOnly
        ? null
        : { code: 'prefix', attribute: blame(secure, hostAlone, fits), step: 'draft-layered-cookies' };
    default:
      return null;
  }
}

/** The first of the promises that is not kept. */
function blame(secure: boolean, hostAlone: boolean, path: boolean): 'secure' | 'domain' | 'path' | 'httponly' {
  if (!secure) return 'secure';
  if (!hostAlone) return 'domain';
  return path ? 'httponly' : 'path';
}
