import type { Rule } from '../rule.ts';
import { affinityAddressLeaked } from './affinity-address-leaked.ts';
import { callbackCookieLost } from './callback-cookie-lost.ts';
import { callbackCookieOnGrace } from './callback-cookie-on-grace.ts';
import { cookieAttributeConflicting } from './cookie-attribute-conflicting.ts';
import { cookieAttributeMisspelt } from './cookie-attribute-misspelt.ts';
import { cookieDomainForeign } from './cookie-domain-foreign.ts';
import { cookieDomainTooWide } from './cookie-domain-too-wide.ts';
import { cookieExpiredAtBirth } from './cookie-expired-at-birth.ts';
import { cookieLifetimeTooLong } from './cookie-lifetime-too-long.ts';
import { cookieNotPartitioned } from './cookie-not-partitioned.ts';
import { cookieOversized } from './cookie-oversized.ts';
import { cookiePrefixUnused } from './cookie-prefix-unused.ts';
import { cookiePrefixViolated } from './cookie-prefix-violated.ts';
import { cookieRefused } from './cookie-refused.ts';
import { cookieSetTwice } from './cookie-set-twice.ts';
import { cookieShadowed } from './cookie-shadowed.ts';
import { cookieTooLarge } from './cookie-too-large.ts';
import { credentialsSentOverHttp } from './credentials-sent-over-http.ts';
import { csrfTokenWithoutCookie } from './csrf-token-without-cookie.ts';
import { hstsMissing } from './hsts-missing.ts';
import { hstsWeak } from './hsts-weak.ts';
import { infrastructureCookieBare } from './infrastructure-cookie-bare.ts';
import { jwtAlgNone } from './jwt-alg-none.ts';
import { jwtLongLived } from './jwt-long-lived.ts';
import { jwtWithoutExp } from './jwt-without-exp.ts';
import { loginLoop } from './login-loop.ts';
import { logoutWithoutDeletion } from './logout-without-deletion.ts';
import { pathAsProtection } from './path-as-protection.ts';
import { personalDataInCookie } from './personal-data-in-cookie.ts';
import { rememberMeIsSession } from './remember-me-is-session.ts';
import { sameSiteNoneInsecure } from './same-site-none-insecure.ts';
import { sessionAliveAfterLogout } from './session-alive-after-logout.ts';
import { sessionCookiesDisagree } from './session-cookies-disagree.ts';
import { sessionDeletionMissesScope } from './session-deletion-misses-scope.ts';
import { sessionDroppedOnHttp } from './session-dropped-on-http.ts';
import { sessionHostSplit } from './session-host-split.ts';
import { sessionIdContainsCounter } from './session-id-contains-counter.ts';
import { sessionIdContainsTime } from './session-id-contains-time.ts';
import { sessionIdInReferer } from './session-id-in-referer.ts';
import { sessionIdInUrl } from './session-id-in-url.ts';
import { sessionIdPredictable } from './session-id-predictable.ts';
import { sessionIdToThirdParty } from './session-id-to-third-party.ts';
import { sessionIdTooShort } from './session-id-too-short.ts';
import { sessionLost } from './session-lost.ts';
import { sessionLostOnReturn } from './session-lost-on-return.ts';
import { sessionMismatch } from './session-mismatch.ts';
import { sessionNeverExpires } from './session-never-expires.ts';
import { sessionNotRotatedAtLogin } from './session-not-rotated-at-login.ts';
import { sessionOldIdStillSent } from './session-old-id-still-sent.ts';
import { sessionSameSiteNone } from './session-same-site-none.ts';
import { sessionSentOverHttp } from './session-sent-over-http.ts';
import { sessionSentWithStaticFiles } from './session-sent-with-static-files.ts';
import { sessionWithoutAbsoluteLimit } from './session-without-absolute-limit.ts';
import { sessionWithoutHttpOnly } from './session-without-http-only.ts';
import { sessionWithoutSameSite } from './session-without-same-site.ts';
import { sessionWithoutSecure } from './session-without-secure.ts';
import { setCookieCacheable } from './set-cookie-cacheable.ts';
import { thirdPartyContextBlocked } from './third-party-context-blocked.ts';

/** Every rule of the audit. A rule is one file named after its id; a test tells which file is not listed. */
export const rules: readonly Rule[] = [
  // Attributes
  sessionWithoutSecure,
  sessionWithoutHttpOnly,
  sessionWithoutSameSite,
  sameSiteNoneInsecure,
  sessionSameSiteNone,
  cookieDomainTooWide,
  pathAsProtection,
  cookieDomainForeign,
  cookiePrefixUnused,
  cookiePrefixViolated,
  cookieNotPartitioned,
  cookieLifetimeTooLong,
  cookieTooLarge,
  cookieOversized,
  cookieAttributeMisspelt,
  cookieAttributeConflicting,
  cookieSetTwice,
  cookieShadowed,
  cookieRefused,
  // Transport
  sessionSentOverHttp,
  credentialsSentOverHttp,
  hstsMissing,
  hstsWeak,
  setCookieCacheable,
  sessionIdInUrl,
  sessionIdInReferer,
  sessionIdToThirdParty,
  sessionSentWithStaticFiles,
  // Life
  sessionNotRotatedAtLogin,
  sessionOldIdStillSent,
  logoutWithoutDeletion,
  sessionAliveAfterLogout,
  sessionDeletionMissesScope,
  rememberMeIsSession,
  sessionNeverExpires,
  sessionWithoutAbsoluteLimit,
  sessionCookiesDisagree,
  // Content
  jwtWithoutExp,
  jwtAlgNone,
  jwtLongLived,
  personalDataInCookie,
  sessionIdTooShort,
  sessionIdPredictable,
  sessionIdContainsTime,
  sessionIdContainsCounter,
  affinityAddressLeaked,
  infrastructureCookieBare,
  // Flow
  loginLoop,
  sessionLost,
  sessionMismatch,
  sessionLostOnReturn,
  callbackCookieLost,
  callbackCookieOnGrace,
  sessionHostSplit,
  sessionDroppedOnHttp,
  thirdPartyContextBlocked,
  csrfTokenWithoutCookie,
  cookieExpiredAtBirth,
];
