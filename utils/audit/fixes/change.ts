/**
 * What the configuration of a site can be asked to change: a closed set, so that every framework's file can be checked
 * against it, and a rule says in one line which of them mend what it found.
 */
export const attributeChanges = ['secure', 'http-only', 'same-site', 'host-only', 'path', 'prefix', 'partitioned', 'lifetime'] as const;

/** Of an attribute of one cookie. What it should be is said by the line that should have been sent. */
export type AttributeChange = (typeof attributeChanges)[number];

export const behaviourChanges = [
  /** A new id in the answer to the login. */
  'rotate-at-login',
  /** The session is ended on the server, and its cookie deleted, in the answer to the logout. */
  'end-at-logout',
  /** The cookie is deleted with the scope that it was set with. */
  'delete-cookie',
  'idle-timeout',
  /** A last moment, however busy the visitor is. */
  'absolute-timeout',
  'hsts',
  'redirect-to-https',
  /** No cache keeps an answer that sets a cookie. */
  'no-store',
  /** No session id in addresses. */
  'cookies-only',
  'referrer-policy',
  /** The session's data in a store that all servers ask, under an id that says nothing. */
  'store',
  /** Each visitor on one server. */
  'sticky',
  /** A session that the server can end: where the cookie itself was the session, its data moves to a store. */
  'revocable',
  'long-id',
  /** A load balancer's cookie that names no server, with the attributes that it can have. */
  'affinity-cookie',
] as const;

export type BehaviourChange = (typeof behaviourChanges)[number];

export type Change = AttributeChange | BehaviourChange;

/** The line that should have been sent, as a framework's configuration needs it. Everything in it can stand in any quotes. */
export interface Wanted {
  /** As the cookie is named now. */
  readonly name: string;
  /** As it should be named. */
  readonly newName: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'Strict' | 'Lax' | 'None' | null;
  readonly domain: string | null;
  readonly path: string;
  /** Seconds; null: until the browser closes. */
  readonly maxAge: number | null;
  readonly partitioned: boolean;
  readonly hsts: { readonly seconds: number; readonly subdomains: boolean };
}
