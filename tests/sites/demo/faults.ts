/** The classic mistakes that the demo shop can make, and the rule that must notice each. */
export interface Fault {
  readonly id: FaultId;
  /** For the page `/faults`. */
  readonly title: string;
  readonly rule: string;
}

export type FaultId =
  | 'session-not-rotated'
  | 'logout-client-only'
  | 'session-without-http-only'
  | 'same-site-none-insecure'
  | 'foreign-domain'
  | 'host-prefix-with-path'
  | 'oversized-cookie'
  | 'session-id-in-url'
  | 'login-loop';

export const faults: readonly Fault[] = [
  { id: 'session-not-rotated', title: 'Keep the session id at login', rule: 'session-not-rotated-at-login' },
  { id: 'logout-client-only', title: 'Log out in the browser only: the server keeps the session', rule: 'session-alive-after-logout' },
  { id: 'session-without-http-only', title: 'Session cookie without HttpOnly', rule: 'session-without-http-only' },
  { id: 'same-site-none-insecure', title: 'Wish list cookie with SameSite=None but without Secure', rule: 'same-site-none-insecure' },
  { id: 'foreign-domain', title: 'Newsletter cookie for somebody else’s domain', rule: 'cookie-domain-foreign' },
  { id: 'host-prefix-with-path', title: '__Host- cookie with a Path', rule: 'cookie-prefix-violated' },
  { id: 'oversized-cookie', title: 'A cookie of more than 4096 bytes', rule: 'cookie-oversized' },
  { id: 'session-id-in-url', title: 'Session id in the URL', rule: 'session-id-in-url' },
  { id: 'login-loop', title: 'A session cookie that never comes back (login loop)', rule: 'login-loop' },
];
