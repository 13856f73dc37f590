/** The classic mistakes that the demo shop can make, and what must be said of each: in one place for all tests. */
export interface Fault {
  readonly id: FaultId;
  /** For the page `/faults`. */
  readonly title: string;
  readonly rule: string;
  /** The cookie that it is about. */
  readonly cookie: string;
  /** Which exchange of the walk shows it first, as `exchangeName` of `walk.ts` calls it. */
  readonly shownBy: string;
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
  {
    id: 'session-not-rotated',
    title: 'Keep the session id at login',
    rule: 'session-not-rotated-at-login',
    cookie: 'connect.sid',
    shownBy: 'POST /login 302 #2',
  },
  {
    id: 'logout-client-only',
    title: 'Log out in the browser only: the server keeps the session',
    rule: 'session-alive-after-logout',
    cookie: 'connect.sid',
    shownBy: 'GET /account 200 #3',
  },
  {
    id: 'session-without-http-only',
    title: 'Session cookie without HttpOnly',
    rule: 'session-without-http-only',
    cookie: 'connect.sid',
    shownBy: 'POST /login 302 #2',
  },
  {
    id: 'same-site-none-insecure',
    title: 'Wish list cookie with SameSite=None but without Secure',
    rule: 'same-site-none-insecure',
    cookie: 'wishlist',
    shownBy: 'GET / 200 #1',
  },
  {
    id: 'foreign-domain',
    title: 'Newsletter cookie for somebody else’s domain',
    rule: 'cookie-domain-foreign',
    cookie: 'newsletter',
    shownBy: 'GET / 200 #1',
  },
  {
    id: 'host-prefix-with-path',
    title: '__Host- cookie with a Path',
    rule: 'cookie-prefix-violated',
    cookie: '__Host-basket',
    shownBy: 'GET / 200 #1',
  },
  {
    id: 'oversized-cookie',
    title: 'A cookie of more than 4096 bytes',
    rule: 'cookie-oversized',
    cookie: 'recently_viewed',
    shownBy: 'GET / 200 #1',
  },
  {
    id: 'session-id-in-url',
    title: 'Session id in the URL',
    rule: 'session-id-in-url',
    cookie: 'connect.sid',
    shownBy: 'GET /account 200 #1',
  },
  {
    id: 'login-loop',
    title: 'A session cookie that never comes back (login loop)',
    rule: 'login-loop',
    cookie: 'connect.sid',
    shownBy: 'POST /login 302 #2',
  },
];

export function faultById(id: FaultId): Fault {
  const found = faults.find((fault) => fault.id === id);
  if (found === undefined) throw new Error(`There is no fault ${id}.`);
  return found;
}
