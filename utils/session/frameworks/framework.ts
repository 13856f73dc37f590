import type { Text } from '../../i18n/text.ts';
import type { Session } from '../types.ts';

/**
 * Where the data of a session lives: in the memory or the files of the one server that answers, in the memories of several that copy
 * from each other, in a store that all share, on the server without knowing which of these, or in the value itself.
 */
export type Place = Session['place'];

/** What is documented of a framework's sessions. One file each, listed in `index.ts`. */
export interface Framework {
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  /** Its own names for the cookie, matched without a `__Host-` or `__Secure-` prefix. `weak`: others use the name too. */
  readonly cookies: readonly { readonly pattern: RegExp; readonly weak?: true }[];
  /** Ids of formats that only this framework, or few others, writes. */
  readonly formats: readonly string[];
  /** Response headers (lower-case) by which it gives itself away. */
  readonly headers: readonly { readonly name: string; readonly pattern: RegExp }[];
  /** Where its default configuration keeps the session's data. */
  readonly store: Place;
  /** Its default time-out, milliseconds: after so long without a request, or after the login. null: it has none of its own. */
  readonly timeout: { readonly kind: 'idle' | 'absolute'; readonly milliseconds: number } | null;
  /** The default in words, with the name of the setting. */
  readonly lifetime: Text;
}

export const minute = 60_000;
export const day = 24 * 60 * minute;
