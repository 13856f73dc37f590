import type { ParsedSetCookie, StoredCookie } from '../cookie/types.ts';

/** What to change in a line. `null` takes an attribute out, `true` puts one without a value in. */
export interface Change {
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string | true | null>>;
}

const spelling: Readonly<Record<string, string>> = {
  expires: 'Expires',
  'max-age': 'Max-Age',
  domain: 'Domain',
  path: 'Path',
  secure: 'Secure',
  httponly: 'HttpOnly',
  samesite: 'SameSite',
  partitioned: 'Partitioned',
  priority: 'Priority',
};

/** The header line that should have been sent: the line as it was, with the change, and `…` in place of the value. */
export function fixedLine(parsed: ParsedSetCookie, change: Change): string {
  const attributes = new Map<string, string | true>();
  for (const { known, value, inForce } of parsed.attributes) {
    if (known && inForce) attributes.set(known, value ?? true);
  }
  return build(change.name ?? parsed.name, attributes, change);
}

/** The same for a line that could not be read as a whole: what stands behind its value is kept as it is. */
export function fixedRaw(line: string, name: string): string {
  const rest = line.indexOf(';');
  return `Set-Cookie: ${plain(name)}=…${rest < 0 ? '' : plain(line.slice(rest, rest + 300))}`;
}

/** The same for a cookie whose line was not seen, from what the browser stores of it. */
export function fixedCookie(cookie: StoredCookie, change: Change): string {
  const attributes = new Map<string, string | true>([['path', cookie.path]]);
  if (!cookie.hostOnly) attributes.set('domain', cookie.domain);
  if (cookie.secure) attributes.set('secure', true);
  if (cookie.httpOnly) attributes.set('httponly', true);
  if (cookie.sameSite !== 'default') attributes.set('samesite', cookie.sameSite);
  return build(change.name ?? cookie.name, attributes, change);
}

function build(name: string, attributes: Map<string, string | true>, change: Change): string {
  for (const [kind, value] of Object.entries(change.attributes ?? {})) {
    if (value === null) attributes.delete(kind);
    else attributes.set(kind, value);
  }
  const parts = [...attributes].map(([kind, value]) => {
    const written = spelling[kind] ?? kind;
    return value === true || kind === 'secure' || kind === 'httponly' || kind === 'partitioned' ? written : `${written}=${plain(value)}`;
  });
  return [`Set-Cookie: ${plain(name)}=…`, ...parts].join('; ');
}

/** A value of the network in a line that someone will copy: printable and short. */
function plain(text: string): string {
  const clean = text.replace(/[^\x20-\x7e\xa1-\xff]/g, '·');
  return clean.length > 100 ? `${clean.slice(0, 100)}…` : clean;
}
