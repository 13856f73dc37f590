import { isSameNamesake } from '../cookie/key.ts';
import type { StoredCookie } from '../cookie/types.ts';
import type { Entry } from './ledger.ts';
import type { ExchangeFacts } from './types.ts';

/** What was made of a request's line: its cookies in order, and the books of each. */
export interface Reading extends Pick<ExchangeFacts, 'sent' | 'predicted' | 'uncertain'> {
  readonly entries: readonly Entry[];
}

/**
 * The reading of a line that held just the cookies that the model expected. Most requests to a host repeat the line of the one before:
 * while the same cookies are expected it says the same, and all that repeat it share what was made of it.
 */
export interface Usual extends Reading {
  readonly line: string;
  readonly expected: readonly StoredCookie[];
}

/** By host. */
export type UsualRequests = Map<string, Usual>;

/** More hosts than any page has; the others are read anew each time. */
const mostHosts = 1000;

/** What was made of the last such request to the host, where this one shows the same; else null. */
export function asUsual(requests: UsualRequests, host: string, line: string | null, expected: readonly StoredCookie[]): Usual | null {
  const usual = requests.get(host);
  if (usual === undefined || usual.line !== line || usual.expected.length !== expected.length) return null;
  const { sent, entries } = usual;
  const same =
    expected.every((cookie, at) => isUnchanged(cookie, usual.expected[at])) &&
    entries.every(({ facts }, at) => facts.current !== null && facts.alias === sent[at]?.alias);
  return same ? usual : null;
}

/** The same cookie with the same value. A server that sets it with every answer makes it anew each time. */
function isUnchanged(cookie: StoredCookie, known: StoredCookie | undefined): boolean {
  return cookie === known || (known !== undefined && cookie.name === known.name && cookie.value === known.value && isSameNamesake(cookie, known));
}

export function keepUsual(requests: UsualRequests, host: string, usual: Usual): void {
  if (requests.size < mostHosts || requests.has(host)) requests.set(host, usual);
}
