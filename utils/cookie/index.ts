/** The cookie engine's door (contract 1): parse, judge, keep, send, explain. */

export { contextOf } from './context.ts';
export { type Explanation, explain, explainInParts, explainMissing } from './explain.ts';
export { createJar } from './jar.ts';
export { cookieKey } from './key.ts';
export { joinedPair } from './near-misses.ts';
export { parseCookieDate } from './parse-cookie-date.ts';
export { parseCookieHeader } from './parse-cookie-header.ts';
export { parseSetCookie } from './parse-set-cookie.ts';
export { readableText } from './readable.ts';
export { isTrustworthy } from './request-url.ts';
export { type Span, secretSpans } from './secret-spans.ts';
export { siteOf } from './site-of.ts';
export type * from './types.ts';
