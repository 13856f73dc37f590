import type { StoredCookie } from './types.ts';

type Identity = Pick<StoredCookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>;

/** Names a cookie by what makes it the same one (§5.7 step 23, and its partition). */
export function cookieKey({ name, domain, hostOnly, path, partitionKey }: Identity): string {
  return JSON.stringify([name, domain, hostOnly, path, partitionKey]);
}

/** The same question asked of two cookies. */
export function isSameCookie(a: Identity, b: Identity): boolean {
  return a.name === b.name && a.domain === b.domain && a.path === b.path && a.hostOnly === b.hostOnly && a.partitionKey === b.partitionKey;
}
