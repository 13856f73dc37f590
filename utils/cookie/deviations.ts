import type { Browser } from './types.ts';

interface Description {
  readonly of: readonly Exclude<Browser, 'rfc'>[];
  /** What the browser does instead of the standard. */
  readonly what: string;
  /** Where it is written or how it was seen. `measured`: in Chromium 156 or Firefox ESR 153. */
  readonly source: string;
}

/**
 * Every point where a browser departs from the letter of RFC 6265bis. Nothing else in the engine asks which browser it is.
 * Each has a row in `tests/unit/cookie/deviations.test.ts`.
 */
export const deviations = {
  'tab-refused': {
    of: ['chromium'],
    what: 'a tab inside a name or a value, also of an attribute, is a control character and drops the line',
    source: 'net/cookies/parsed_cookie.cc, EXCLUDE_DISALLOWED_CHARACTER; measured',
  },
  'tab-in-path-refused': {
    of: ['firefox'],
    what: 'a tab in the path refuses the cookie',
    source: 'netwerk/cookie/CookieValidation.cpp, eRejectedInvalidPath; measured',
  },
  'nameless-with-equals-refused': {
    of: ['chromium'],
    what: 'a cookie without a name whose value holds "=" is dropped, since it would come back as another cookie',
    source: 'net/cookies/canonical_cookie.cc, IsCanonical; measured, DevTools says nothing of it',
  },
  'nameless-refused': {
    of: ['firefox'],
    what: 'a line that begins with "=" is dropped',
    source: 'pref network.cookie.block_nameless_with_equal_char; measured',
  },
  'lone-word-is-name': {
    of: ['firefox'],
    what: 'a pair without "=" is a name with an empty value, and comes back with "="',
    source: 'pref network.cookie.valueless_cookie; measured',
  },
  'value-made-utf8': {
    of: ['firefox'],
    what: 'what is not UTF-8 in a value is stored and sent as U+FFFD',
    source: 'netwerk/cookie/Cookie.cpp, Cookie::FromCookieStruct; measured',
  },
  'dates-as-chromium': {
    of: ['chromium'],
    what: '`Expires` is read by other rules than §5.1.1',
    source: 'net/cookies/cookie_util.cc, ParseCookieExpirationTime; measured with 4,900 dates',
  },
  'dates-as-firefox': {
    of: ['firefox'],
    what: '`Expires` is read by the reader of dates of NSPR',
    source: 'nsprpub/pr/src/misc/prtime.c, PR_ParseTimeString; measured with 4,900 dates',
  },
  'max-age-with-plus': {
    of: ['chromium'],
    what: '`Max-Age=+60` is a number, and one too long to hold counts whatever follows it',
    source: 'base::StringToInt64 in CanonicalCookie::ParseExpiration; measured',
  },
  'max-age-minus-expires': {
    of: ['firefox'],
    what: 'any `Max-Age` that begins with "-" expires the cookie',
    source: 'netwerk/cookie/CookieParser.cpp, ParseMaxAgeAttribute; measured',
  },
  'unreadable-expiry-counts': {
    of: ['chromium', 'firefox'],
    what: 'the last `Expires` and the last `Max-Age` count although they cannot be read; an earlier one does not come back',
    source: 'net/cookies/parsed_cookie.cc, netwerk/cookie/CookieParser.cpp; measured',
  },
  'server-clock-corrected': {
    of: ['chromium', 'firefox'],
    what: '`Expires` moves by the difference between the response’s `Date` and the own clock',
    source: 'CanonicalCookie::ParseExpiration (server_time); pref network.cookie.useServerTime; measured',
  },
  'ip-domain-is-host-only': {
    of: ['chromium', 'firefox'],
    what: '`Domain` equal to the IP address of the host counts as no `Domain`',
    source: 'net/cookies/cookie_util.cc, GetCookieDomainWithString; netwerk/cookie/CookieParser.cpp, FixDomain; measured',
  },
  'domain-read-as-idn': {
    of: ['chromium'],
    what: 'a `Domain` in UTF-8 is brought into its `xn--` form and then judged like any other',
    source: 'net/cookies/cookie_util.cc, GetCookieDomainWithString; EXCLUDE_DOMAIN_NON_ASCII waits behind a flag; measured',
  },
  'long-flags-count': {
    of: ['firefox'],
    what: '`Secure`, `HttpOnly`, `SameSite` and `Partitioned` count though their values have more than 1024 octets',
    source: 'netwerk/cookie/CookieParser.cpp, ParseAttributes looks at the length of Path, Domain, Expires and Max-Age; measured',
  },
  'long-default-path-lost': {
    of: ['firefox'],
    what: 'a default path of more than 1024 octets is not used: the cookie is stored with a path that no request matches',
    source: 'netwerk/cookie/CookieParser.cpp, FixPath; measured',
  },
  'promises-need-secure-connection': {
    of: ['chromium', 'firefox'],
    what: 'a prefix and `Partitioned` ask for a secure connection themselves, whether the line says `Secure` or not',
    source:
      'net/cookies/cookie_util.cc, IsCookiePrefixValid and IsCookiePartitionedValid; netwerk/cookie/CookiePrefixes.cpp; measured, loopback is enough',
  },
  'host-prefix-without-path': {
    of: ['firefox'],
    what: '`__Host-` is content with a default path of "/"; the attribute itself may be absent',
    source: 'netwerk/cookie/CookiePrefixes.cpp; measured',
  },
  'host-prefix-by-the-letter': {
    of: ['chromium'],
    what: '`__Host-` wants `Path` to read "/", where others take its standing for the default path, and no `Domain` at all but the own IP address',
    source: 'net/cookies/cookie_util.cc, HasValidHostPrefixAttributes; measured',
  },
  'default-is-none': {
    of: ['firefox'],
    what: 'a cookie without `SameSite` crosses sites like `SameSite=None`, `Secure` or not',
    source: 'pref network.cookie.sameSite.laxByDefault is off; measured',
  },
  'schemes-same-site': {
    of: ['firefox'],
    what: '`http` and `https` of one registrable domain are one site',
    source: 'pref network.cookie.sameSite.schemeful is off; measured',
  },
  'redirects-count': {
    of: ['firefox'],
    what: 'a redirect through another site makes the request cross-site',
    source: 'netwerk/cookie/CookieCommons.cpp, IsSameSiteForeign',
  },
  'foreign-cookies-partitioned': {
    of: ['firefox'],
    what: 'in another site’s page all cookies, not only those with `Partitioned`, live in a jar of that page’s site',
    source: 'pref network.cookie.cookieBehavior is 5 (Total Cookie Protection)',
  },
  'third-party-blocked-partitioned': {
    of: ['firefox'],
    what: 'where third-party cookies are blocked, `Partitioned` ones are as well',
    source: 'pref network.cookie.cookieBehavior is 1; measured',
  },
  'lax-allowing-unsafe': {
    of: ['chromium'],
    what: 'a cookie without `SameSite` goes with cross-site top-level requests of any method for two minutes (§5.6.7.2 allows it)',
    source: 'net/cookies/cookie_constants.h, kLaxAllowUnsafeMaxAge',
  },
  'new-value-new-age': {
    of: ['chromium'],
    what: 'a cookie that is replaced by another value counts as created now; only the same value keeps the time of creation',
    source: 'net/cookies/cookie_monster.cc, MaybeDeleteEquivalentCookieAndUpdateStatus; measured',
  },
  'eviction-by-priority': {
    of: ['chromium'],
    what: 'of too many cookies those of low `Priority` go first, and 30, 50 and 70 of low, medium and high are spared',
    source: 'net/cookies/cookie_monster.cc, GarbageCollect',
  },
  'overlay-of-hosts-alone': {
    of: ['firefox'],
    what: 'a `Secure` cookie is protected from those of another host only when one of the two has a `Domain` that covers the other',
    source: 'netwerk/cookie/CookieStorage.cpp, FindSecureCookie; CookieCommons.cpp, DomainMatches; measured',
  },
  'no-room-for-insecure': {
    of: ['firefox'],
    what: 'a cookie without `Secure` is refused when its domain is full of `Secure` ones',
    source: 'netwerk/cookie/CookieStorage.cpp, AddCookie',
  },
} as const satisfies Readonly<Record<string, Description>>;

export type Deviation = keyof typeof deviations;

/** What a reason says as its step when it comes from a deviation. */
export function stepOf(browser: Browser, deviation: Deviation): string {
  return `${browser}: ${deviation}`;
}
