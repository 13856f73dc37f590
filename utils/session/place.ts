import { remembered } from '../cookie/bounded-cache.ts';

/** The parts of a URL that roles and events read. An unreadable one is an unknown place, never an exception. */
export interface Place {
  readonly host: string;
  readonly path: string;
  readonly query: string;
  /** Which page it is: the path, and behind it what the query says about the page where one program serves all of them. */
  readonly page: string;
}

const nowhere: Place = { host: '', path: '', query: '', page: '' };

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
  return { host: hostname, path: pathname, query: search, page: pageOf(pathname, search) };
}

/** `index.php?route=account/login`, `ucp.php?mode=login`, `?title=Special:UserLogin`: one program, and its pages by a parameter. */
const route =
  /[?&](?:route|r|q|p|page|action|act|do|mode|cmd|task|view|option|controller|module|mod|m|a|c|op|title|func|method)=(?=[^&]*[A-Za-z])([\w:./-]{2,64})(?=&|$)/gi;

function pageOf(path: string, query: string): string {
  if (query === '') return path;
  const parts = Array.from(query.replace(/%2f/gi, '/').replace(/%3a/gi, ':').matchAll(route), ([, part]) => part);
  return parts.length === 0 ? path : `${path}/${parts.join('/')}`;
}
