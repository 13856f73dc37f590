import { contextOf, siteOf } from '../cookie/index.ts';
import type { Exchange } from '../http/exchange.ts';
import type { ExchangeFacts } from '../session/types.ts';

/**
 * What a request asks of `SameSite` so that it carries a cookie: nothing (`within` the site), `Lax` (a link from elsewhere) or
 * `None` (a frame, a file, a script or a form of another site). `unknown`: the recording does not say who asked.
 */
export type Crossing = 'within' | 'lax' | 'none' | 'unknown';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function crossingOf(exchange: Exchange): Crossing {
  const { context } = contextOf(exchange);
  const site = siteOf(exchange.url);
  const isForeign = (url: string | undefined) => url !== undefined && siteOf(url) !== site;
  const missing = context.missing ?? [];
  if (context.navigation === 'top-level') {
    const safe = safeMethods.has(exchange.method.toUpperCase());
    if (isForeign(context.initiatorUrl)) return safe ? 'lax' : 'none';
    return !safe && missing.includes('initiator') ? 'unknown' : 'within';
  }
  if ([context.topLevelUrl, context.initiatorUrl, ...(context.frameAncestors ?? [])].some(isForeign)) return 'none';
  return missing.length > 0 ? 'unknown' : 'within';
}

/** Made for a page inside another page: what an embedded application does, and a counting pixel does not. */
export function isFramed({ resourceType, initiator }: Exchange): boolean {
  return resourceType === 'iframe' || initiator.frame === 'nested';
}

/** A form that another site posts here: SAML, `response_mode=form_post`, a payment that is through. */
export function isCallback({ exchange }: ExchangeFacts): boolean {
  const { resourceType, method, url, initiator } = exchange;
  if (resourceType !== 'document' || method !== 'POST') return false;
  return initiator.url !== null && initiator.url !== 'browser' && siteOf(initiator.url) !== siteOf(url);
}
