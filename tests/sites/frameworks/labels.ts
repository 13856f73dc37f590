import type { EventType, Role } from '../../../utils/session/types.ts';

/** What is true of a recording. `tests/fixtures/captures/README.md` explains it. */
export interface Labels {
  readonly schema: 'sessionscope.labels/1';
  readonly id: string;
  readonly about: string;
  readonly recorded: { readonly browser: string; readonly with: Readonly<Record<string, string>> };
  readonly cookies: readonly CookieLabel[];
  /** Sets of cookies' names, each of which is enough to be logged in and of which none can be left out. */
  readonly keepLoggedIn: readonly (readonly string[])[];
  readonly carriers: readonly ('cookie' | 'bearer' | 'url' | 'basic' | 'digest')[];
  readonly events: readonly EventLabel[];
}

export interface CookieLabel {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly role: Role;
  /** What withholding showed; null when the cookie was not there while logged in. */
  readonly proof: { readonly without: 'in' | 'out'; readonly alone: 'in' | 'out' } | null;
}

export interface EventLabel {
  readonly type: EventType;
  /** Index of the HAR entry. */
  readonly exchange: number;
}
