import { type Deviation, deviations } from './deviations.ts';
import type { Browser } from './types.ts';

/** The standard's algorithms with a browser's own choices. One engine: a profile only names deviations and fills in numbers. */
export interface Profile {
  readonly browser: Browser;
  readonly is: Readonly<Record<Deviation, boolean>>;
  readonly limits: Limits;
}

/** How many cookies are kept, and how many stay when there are too many (§6.1: at least 50 for a domain, 3,000 in all). */
export interface Limits {
  /** Of one registrable domain, outside and in each partition. */
  readonly perDomain: number;
  readonly keptPerDomain: number;
  readonly total: number;
  readonly keptTotal: number;
  /** Octets of names and values of one domain in one partition; null when not counted. `kept` stay when `most` is passed. */
  readonly partitionOctets: { readonly most: number; readonly kept: number } | null;
  /** What was used within this time stays when there are too many in all, milliseconds. */
  readonly safeFor: number;
}

const day = 24 * 60 * 60 * 1000;

/** §5.5: a cookie lives at most 400 days. Both browsers measured. */
export const longestLifetime = 400 * day;
/** §5.6.7.2: as long as this after its creation, milliseconds. Chromium: `kLaxAllowUnsafeMaxAge`. */
export const laxAllowingUnsafeFor = 2 * 60 * 1000;

export const profiles: Readonly<Record<Browser, Profile>> = {
  rfc: profile('rfc', { perDomain: 50, keptPerDomain: 50, total: 3000, keptTotal: 3000, partitionOctets: null, safeFor: 0 }),
  // net/cookies/cookie_monster.cc: kDomainMaxCookies, kDomainPurgeCookies, kMaxCookies, kPurgeCookies, kSafeFromGlobalPurgeDays.
  chromium: profile('chromium', {
    perDomain: 180,
    keptPerDomain: 150,
    total: 3300,
    keptTotal: 3000,
    partitionOctets: { most: 10_240, kept: 10_240 },
    safeFor: 30 * day,
  }),
  // network.cookie.maxPerHost, .quotaPerHost, .maxNumber (and ten percent), .chips.partitionLimitByteCapacity (and twenty percent).
  firefox: profile('firefox', {
    perDomain: 180,
    keptPerDomain: 150,
    total: 3300,
    keptTotal: 3000,
    partitionOctets: { most: 12_288, kept: 10_240 },
    safeFor: 30 * day,
  }),
};

function profile(browser: Browser, limits: Limits): Profile {
  const is = Object.fromEntries(Object.entries(deviations).map(([name, { of }]) => [name, of.some((one) => one === browser)]));
  return { browser, is: is as Record<Deviation, boolean>, limits };
}
