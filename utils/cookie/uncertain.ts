import type { Context, MissingFact } from './types.ts';

/** What cannot be of the same site as anything: an opaque origin of the Fetch standard. */
export const opaqueUrl = 'null:';

/** The context if a missing fact were the other way: another site had a hand in the request. */
export function ifOtherSite(context: Context, fact: MissingFact): Context {
  switch (fact) {
    case 'initiator':
      return { ...context, initiatorUrl: opaqueUrl };
    case 'top-level page':
      return { ...context, topLevelUrl: opaqueUrl };
    case 'frame ancestors':
      return { ...context, frameAncestors: [opaqueUrl] };
  }
}
