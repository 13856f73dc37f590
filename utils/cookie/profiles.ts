import type { Browser } from './types.ts';

/** Where a browser departs from the letter of the standard. Each is a named deviation, not a second engine. */
export interface Profile {
  readonly browser: Browser;
  /** Longest lifetime, milliseconds (§5.5: SHOULD be 400 days). */
  readonly longestLifetime: number | null;
  /** "Lax-allowing-unsafe" (§5.6.7.2): how long a cookie without `SameSite` may go with a cross-site POST, milliseconds. */
  readonly laxAllowingUnsafe: number | null;
  /** A tab inside name or value makes the line malformed. */
  readonly innerTab: 'kept' | 'refused' | 'refused-in-name';
  /** `Domain` equal to an IP address host: taken as no Domain at all. */
  readonly ipDomainIsHostOnly: boolean;
  /** §6.1 and the browsers' own numbers. */
  readonly limits: { readonly perDomain: number; readonly purgePerDomain: number; readonly total: number; readonly purgeTotal: number };
}

const day = 24 * 60 * 60 * 1000;

export const profiles: Readonly<Record<Browser, Profile>> = {
  rfc: {
    browser: 'rfc',
    longestLifetime: 400 * day,
    laxAllowingUnsafe: null,
    innerTab: 'kept',
    ipDomainIsHostOnly: false,
    limits: { perDomain: 50, purgePerDomain: 1, total: 3000, purgeTotal: 1 },
  },
  chromium: {
    browser: 'chromium',
    longestLifetime: 400 * day,
    laxAllowingUnsafe: 2 * 60 * 1000,
    innerTab: 'refused',
    ipDomainIsHostOnly: true,
    limits: { perDomain: 180, purgePerDomain: 30, total: 3300, purgeTotal: 300 },
  },
  firefox: {
    browser: 'firefox',
    longestLifetime: 400 * day,
    laxAllowingUnsafe: null,
    innerTab: 'refused-in-name',
    ipDomainIsHostOnly: true,
    limits: { perDomain: 180, purgePerDomain: 30, total: 3000, purgeTotal: 150 },
  },
};
