import type { Profile } from './profiles.ts';
import type { Entry, Priority, Shelf } from './shelf.ts';

/**
 * Which cookies go when a domain has too many (§5.7, "excess cookies"; §6.1): the expired, then those without `Secure`, then any,
 * each time the one that was used longest ago. `newcomer` is the cookie that was just added; `null` as answer means that it has no room itself.
 */
export function excessOfDomain(shelf: Shelf, newcomer: Entry, profile: Profile, now: number): readonly Entry[] | null {
  const { is, limits } = profile;
  const { partitionKey } = newcomer.cookie;
  const jar = shelf.inOrder.filter(({ cookie }) => cookie.partitionKey === partitionKey);
  const octets = partitionKey === null ? 0 : octetsOf(jar);
  const tooLarge = limits.partitionOctets !== null && octets > limits.partitionOctets.most;
  if (jar.length <= limits.perDomain && !tooLarge) return [];
  const [expired, alive] = split(jar, ({ cookie }) => cookie.expires !== null && cookie.expires <= now);
  alive.sort(leastRecentFirst);
  if (partitionKey !== null && limits.partitionOctets !== null)
    return [...expired, ...excessOfPartition(alive, limits.perDomain, tooLarge ? limits.partitionOctets.kept : octets)];
  if (alive.length <= limits.perDomain) return expired;
  const excess = alive.length - limits.keptPerDomain;
  if (is['eviction-by-priority']) return [...expired, ...byPriority(alive, excess)];
  const [secure, plain] = split(
    alive.filter((entry) => entry !== newcomer),
    ({ cookie }) => cookie.secure,
  );
  if (is['no-room-for-insecure']) {
    if (expired.length + plain.length > 0) return [...expired, ...plain].slice(0, excess);
    return newcomer.cookie.secure ? secure.slice(0, excess) : null;
  }
  return [...expired, ...[...plain, ...secure].slice(0, excess)];
}

/** One by one, until what is left fits in number and in octets. */
function excessOfPartition(alive: readonly Entry[], most: number, mostOctets: number): readonly Entry[] {
  let octets = octetsOf(alive);
  let count = 0;
  while (count < alive.length && (alive.length - count > most || octets > mostOctets)) {
    const { name, value } = (alive[count] as Entry).cookie;
    octets -= name.length + value.length;
    count += 1;
  }
  return alive.slice(0, count);
}

/** Chromium's rounds: which priority, whether `Secure` ones are spared, and how many of that priority are spared in any case. */
const rounds: readonly { readonly priority: Priority; readonly sparesSecure: boolean; readonly quota: number }[] = [
  { priority: 'low', sparesSecure: true, quota: 30 },
  { priority: 'low', sparesSecure: false, quota: 30 },
  { priority: 'medium', sparesSecure: true, quota: 50 },
  { priority: 'high', sparesSecure: true, quota: 70 },
  { priority: 'medium', sparesSecure: false, quota: 50 },
  { priority: 'high', sparesSecure: false, quota: 70 },
];

function byPriority(alive: readonly Entry[], excess: number): readonly Entry[] {
  const gone = new Set<Entry>();
  for (const { priority, sparesSecure, quota } of rounds) {
    const left = alive.filter((entry) => entry.priority === priority && !gone.has(entry));
    if (left.length <= quota) continue;
    const secure = sparesSecure ? left.filter(({ cookie }) => cookie.secure).length : 0;
    const may = Math.min(left.length - Math.max(secure, quota), excess - gone.size);
    const eligible = left.filter(({ cookie }) => !sparesSecure || !cookie.secure);
    for (const entry of eligible.slice(0, Math.max(0, may))) gone.add(entry);
  }
  return [...gone];
}

/** Which cookies go when there are too many in all: by the same order, and only those that have rested long enough. */
export function excessOfAll(entries: readonly Entry[], { limits }: Profile, now: number): readonly Entry[] {
  if (entries.length <= limits.total) return [];
  const [expired, alive] = split(entries, ({ cookie }) => cookie.expires !== null && cookie.expires <= now);
  if (alive.length <= limits.total) return expired;
  const rested = alive.filter(({ lastAccessed }) => lastAccessed <= now - limits.safeFor).sort(leastRecentFirst);
  const [secure, plain] = split(rested, ({ cookie }) => cookie.secure);
  return [...expired, ...[...plain, ...secure].slice(0, alive.length - limits.keptTotal)];
}

function leastRecentFirst(a: Entry, b: Entry): number {
  return a.lastAccessed - b.lastAccessed || a.cookie.created - b.cookie.created || a.order - b.order;
}

function split(entries: readonly Entry[], test: (entry: Entry) => boolean): [Entry[], Entry[]] {
  const yes: Entry[] = [];
  const no: Entry[] = [];
  for (const entry of entries) (test(entry) ? yes : no).push(entry);
  return [yes, no];
}

function octetsOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { cookie: { name, value } }) => sum + name.length + value.length, 0);
}
