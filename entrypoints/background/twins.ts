import type { NewExchange } from '../../utils/protocol/messages.ts';

/** The same request, told by `webRequest` and by DevTools: whether it is, and what both together say of it. */

/**
 * DevTools counts from the first thought to the last byte, and `webRequest` tells of the sending in between. A page that is
 * reloaded asks the same again a moment later: nearness in time alone would take that for the same request. Milliseconds.
 */
const clocksDiffer = 250;
/** For an exchange whose end is unknown. Milliseconds. */
const longest = 5000;

/** `fromWorker`: `webRequest` told it of a service worker, which answers no page from a cache. */
export function isTwin(byWebRequest: NewExchange, byDevtools: NewExchange, fromWorker: boolean): boolean {
  const { method, url, time, duration, servedFrom } = byDevtools;
  if (byWebRequest.url !== url || byWebRequest.method !== method || !areOneStatus(byWebRequest.status, byDevtools.status)) return false;
  // Of what a worker answers `webRequest` tells nothing; what it tells is the worker's own asking.
  if (servedFrom === 'service-worker' || (fromWorker && servedFrom === 'cache')) return false;
  const late = byWebRequest.time - time;
  return late >= -clocksDiffer && late <= (duration ?? longest) + clocksDiffer;
}

/** Firefox's DevTools tells some entries before it knows their status; `webRequest` gives what was confirmed (304) the status of the first time. */
function areOneStatus(byWebRequest: number | null, byDevtools: number | null): boolean {
  return byWebRequest === byDevtools || byDevtools === null || (byDevtools === 304 && byWebRequest === 200);
}

/** Ends, connections and caches as DevTools saw them; what was sent, received and by whom as `webRequest` did. */
export function joined(byWebRequest: NewExchange, byDevtools: NewExchange): NewExchange {
  const initiator = {
    ...byDevtools.initiator,
    ...byWebRequest.initiator,
    topLevelUrl: byDevtools.initiator.topLevelUrl ?? byWebRequest.initiator.topLevelUrl,
    url: byWebRequest.initiator.url ?? byDevtools.initiator.url,
    redirectedFrom: longer(byWebRequest.initiator.redirectedFrom, byDevtools.initiator.redirectedFrom),
  };
  // From a cache: nothing was sent, whatever it looked like.
  if (byDevtools.servedFrom !== 'network') return { ...byDevtools, initiator };
  return {
    ...byDevtools,
    initiator,
    status: byDevtools.status ?? byWebRequest.status,
    error: byDevtools.error ?? byWebRequest.error,
    cookieHeader: byWebRequest.cookieHeader ?? byDevtools.cookieHeader,
    setCookieLines: longer(byWebRequest.setCookieLines, byDevtools.setCookieLines),
    requestHeaders: longer(byWebRequest.requestHeaders, byDevtools.requestHeaders),
    responseHeaders: longer(byDevtools.responseHeaders, byWebRequest.responseHeaders),
  };
}

/** The list that says more; the first when both say as much. */
function longer<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  return second.length > first.length ? second : first;
}
