import type { StoredCookie } from './types.ts';

type Identity = Pick<StoredCookie, 'name' | 'domain' | 'hostOnly' | 'path' | 'partitionKey'>;

/** Names a cookie by what makes it the same one (§5.7 step 23, and its partition). */
export function cookieKey(cookie: Identity): string {
  const known = keys.get(cookie);
  if (known !== undefined) return known;
  const { name, domain, hostOnly, path, partitionKey } = cookie;
  const key = JSON.stringify([name, domain, hostOnly, path, partitionKey]);
  keys.set(cookie, key);
  return key;
}

/** Stored cookies never change, and each is asked for its key by every request that carries it. */
const keys = new WeakMap<Identity, string>();

/** The same question asked of two cookies that are known to share their name. */
export function isSameNamesake(a: Identity, b: Identity): boolean {
  return a.domain === b.domain && a.path === b.path && a.hostOnly === b.hostOnly && a.partitionKey === b.partitionKey;
}
