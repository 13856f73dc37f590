import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/headers.ts';
import type { Context } from './types.ts';

/** A site that is no site: what cannot be same-site with anything (an opaque origin of the Fetch standard). */
const opaque = 'null:';

/**
 * The facts of a request that decide about its cookies, from what a recording really holds. `Sec-Fetch-Site` is the browser's own
 * answer and beats the rest. `missing` names the facts that are not there; for these the default of `Context` is assumed.
 */
export function contextOf(exchange: Exchange): { readonly context: Context; readonly missing: readonly string[] } {
  const { initiator, requestHeaders, resourceType, method, url } = exchange;
  const missing: string[] = [];
  const navigation =
    resourceType === 'document' ? (initiator.frame === 'nested' ? 'nested' : 'top-level') : resourceType === 'iframe' ? 'nested' : 'none';
  const topLevelUrl = navigation === 'top-level' ? url : initiator.topLevelUrl;
  if (topLevelUrl === null) missing.push('top-level page');
  const initiatorUrl = initiatorOf(exchange, missing);
  return {
    context: {
      method,
      navigation,
      api: 'http',
      ...(topLevelUrl === null ? {} : { topLevelUrl }),
      ...(initiatorUrl === null ? {} : { initiatorUrl }),
      ...(initiator.redirectedFrom.length > 0 ? { redirectedFrom: initiator.redirectedFrom } : {}),
    },
    missing,
  };

  function initiatorOf({ initiator: { url: known } }: Exchange, lacks: string[]): string | null {
    const site = headerValue(requestHeaders, 'sec-fetch-site');
    if (site === 'none') return null;
    if (site === 'same-origin' || site === 'same-site') return initiator.redirectedFrom.length > 0 ? firstKnown(known) : url;
    if (site === 'cross-site' && initiator.redirectedFrom.length === 0) return firstKnown(known) ?? opaque;
    if (known === 'browser') return null;
    const found = firstKnown(known);
    if (found === null && navigation !== 'top-level') lacks.push('initiator');
    return found;
  }

  function firstKnown(known: string | null): string | null {
    if (known !== null && known !== 'browser') return known;
    const origin = headerValue(requestHeaders, 'origin');
    if (origin !== null && origin !== 'null') return origin;
    return headerValue(requestHeaders, 'referer');
  }
}
