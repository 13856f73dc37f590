import { contextOf } from '../cookie/index.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ExchangeFacts } from '../session/types.ts';
import { originOf, siteAt } from './places.ts';

/**
 * What a request asks of `SameSite` so that it carries a cookie: nothing (`within` the site), `Lax` (a link from elsewhere) or
 * `None` (a frame, a file, a script or a form of another site). `unknown`: the recording does not say who asked.
 */
export type Crossing = 'within' | 'lax' | 'none' | 'unknown';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function crossingOf(exchange: Exchange): Crossing {
  if (isPlain(exchange)) return 'within';
  const { context } = contextOf(exchange);
  const site = siteAt(exchange.url);
  const isForeign = (url: string | undefined) => url !== undefined && siteAt(url) !== site;
  const missing = context.missing ?? [];
  if (context.navigation === 'top-level') {
    const safe = safeMethods.has(exchange.method.toUpperCase());
    if (isForeign(context.initiatorUrl)) return safe ? 'lax' : 'none';
    return !safe && missing.includes('initiator') ? 'unknown' : 'within';
  }
  if ([context.topLevelUrl, context.initiatorUrl, ...(context.frameAncestors ?? [])].some(isForeign)) return 'none';
  return missing.length > 0 ? 'unknown' : 'within';
}

/** Nearly every request: asked by a page for a thing of its own origin. Told by looks, without a question to the cookie engine. */
function isPlain({ url, resourceType, initiator }: Exchange): boolean {
  const { topLevelUrl, url: by, frame, frameAncestors } = initiator;
  if (resourceType === 'document' || resourceType === 'iframe' || frame === 'nested' || frameAncestors !== undefined) return false;
  if (topLevelUrl === null || by === null) return false;
  const { origin } = originOf(url);
  return origin !== '' && originOf(topLevelUrl).origin === origin && originOf(by).origin === origin;
}

/** Made for a page inside another page: what an embedded application does, and a counting pixel does not. */
export function isFramed({ resourceType, initiator }: Exchange): boolean {
  return resourceType === 'iframe' || initiator.frame === 'nested';
}

/** A form that another site posts here: SAML, `response_mode=form_post`, a payment that is through. */
export function isCallback({ exchange }: ExchangeFacts): boolean {
  const { resourceType, method, url, initiator } = exchange;
  if (resourceType !== 'document' || method !== 'POST') return false;
  return initiator.url !== null && initiator.url !== 'browser' && siteAt(initiator.url) !== siteAt(url);
}
