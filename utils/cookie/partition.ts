import { type RequestUrl, requestUrl } from './request-url.ts';
import type { Context } from './types.ts';

/** In which jars of a browser that partitions its cookies a request may look and write (CHIPS; draft-layered-cookies). */
export interface Partition {
  /**
   * The key of the jar that `Partitioned` cookies of this request lie in: the site of the page in the tab.
   * A frame of that site which is yet foreign to it, by its scheme or by what lies between, has a jar of its own (the "cross-site
   * ancestor" bit; frames of other sites always have it, and need no mark).
   */
  readonly key: string;
  /** Whether the request is made inside another site's page: what the users' settings call a third party. */
  readonly thirdParty: boolean;
}

/** `firstParty`: whether the request is made within its own site. */
export function partitionOf(request: RequestUrl, context: Context, firstParty: boolean): Partition {
  // A top-level navigation makes the URL itself the page.
  if (context.navigation === undefined || context.navigation === 'top-level') return { thirdParty: false, key: request.site };
  const { topLevelUrl } = context;
  const top = topLevelUrl === undefined ? request : requestUrl(topLevelUrl);
  const site = top?.site ?? 'null';
  return { thirdParty: !firstParty, key: !firstParty && top?.domain === request.domain ? `${site}${betweenOthers}` : site };
}

const betweenOthers = ' (cross-site ancestor)';
