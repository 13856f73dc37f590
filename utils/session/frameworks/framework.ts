import type { Text } from '../../i18n/text.ts';

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
  readonly store: 'server' | 'client' | 'unknown';
  /** Its default time-out, milliseconds: after so long without a request, or after the login. null: it has none of its own. */
  readonly timeout: { readonly kind: 'idle' | 'absolute'; readonly milliseconds: number } | null;
  /** The default in words, with the name of the setting. */
  readonly lifetime: Text;
}

export const minute = 60_000;
export const day = 24 * 60 * minute;
