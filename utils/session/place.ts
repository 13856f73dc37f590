import { remembered } from '../cookie/bounded-cache.ts';

/** The parts of a URL that roles and events read. An unreadable one is an unknown place, never an exception. */
export interface Place {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const nowhere: Place = { host: '', path: '', query: '' };

/** URLs come from recordings: what is longer is cut before it is read. */
const longest = 8192;

export function placeOf(url: string, base?: string): Place {
  return base === undefined ? ofUrl(url) : read(url, base);
}

/** Roles, events and rules each ask about the same exchange. */
const ofUrl = remembered((url: string) => read(url), 256);

function read(url: string, base?: string): Place {
  const text = url.slice(0, longest);
  if (!URL.canParse(text, base)) return nowhere;
  const { hostname, pathname, search } = new URL(text, base);
  return { host: hostname, path: pathname, query: search };
}
