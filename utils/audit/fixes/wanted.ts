import { parseSetCookie } from '../../cookie/index.ts';
import type { ParsedSetCookie, StoredCookie } from '../../cookie/types.ts';
import type { Change, Wanted } from './change.ts';

const year = 31_536_000;

/** What a sound session cookie looks like, for findings that have no line of their own. */
const sound: Omit<Wanted, 'name' | 'newName' | 'hsts'> = {
  secure: true,
  httpOnly: true,
  sameSite: 'Lax',
  domain: null,
  path: '/',
  maxAge: null,
  partitioned: false,
};

/** The line that should have been sent, read back from the finding's own `header`. `cookie`: how it is set now. */
export function wantedOf(name: string, header: string | undefined, cookie: Pick<StoredCookie, 'domain' | 'hostOnly' | 'path'> | null): Wanted {
  const line = lineIn(header);
  const hsts = /^Strict-Transport-Security:.*?max-age=(\d{1,10})(.*)/i.exec(header ?? '');
  const common = {
    name: quotable(name),
    newName: quotable(line?.name ?? name),
    hsts: { seconds: Number(hsts?.[1] ?? year), subdomains: hsts === null || /includeSubDomains/i.test(hsts[2] ?? '') },
  };
  if (line === null) {
    const scope = cookie === null ? {} : { path: quotable(cookie.path) || '/', domain: cookie.hostOnly ? null : quotable(cookie.domain) };
    return { ...sound, ...common, ...scope };
  }
  const { secure, httpOnly, sameSite, domain, path, maxAge, partitioned } = line;
  return {
    ...common,
    secure,
    httpOnly,
    sameSite: sameSite === 'default' ? null : names[sameSite],
    domain: domain ? quotable(domain) : null,
    path: quotable(path ?? '') || '/',
    maxAge: maxAge !== null && Number.isFinite(maxAge) && maxAge > 0 ? maxAge : null,
    partitioned,
  };
}

/** Whether the line has what the change would bring; a change of no attribute always stands. */
export function isWanted(change: Change, wanted: Wanted): boolean {
  switch (change) {
    case 'secure':
      return wanted.secure;
    case 'http-only':
      return wanted.httpOnly;
    case 'same-site':
      return wanted.sameSite !== null;
    case 'host-only':
      return wanted.domain === null;
    case 'partitioned':
      return wanted.partitioned;
    case 'prefix':
      return wanted.newName !== wanted.name;
    default:
      return true;
  }
}

const names = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;

function lineIn(header: string | undefined): ParsedSetCookie | null {
  const line = /^Set-Cookie: (.*)$/.exec(header ?? '')?.[1];
  const parsed = line === undefined ? null : parseSetCookie(line);
  return parsed?.kind === 'set-cookie' ? parsed : null;
}

/** Names and paths come from the network and end up in code that someone copies: what any language could take for more than letters is left out. */
function quotable(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9_.\-:@/%[\]]/g, '·');
  return clean.length > 100 ? `${clean.slice(0, 100)}…` : clean;
}
