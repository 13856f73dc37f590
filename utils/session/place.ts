import { remembered } from '../cookie/bounded-cache.ts';
import { siteOf } from '../cookie/index.ts';
import { readUrl } from '../http/url.ts';

/** What roles and events ask about a URL. An unreadable one is an unknown place, never an exception. */
export interface Place {
  readonly host: string;
  readonly path: string;
  readonly query: string;
  /** Which page it is: the path, and behind it what the query says about the page where one program serves all of them. */
  readonly page: string;
  /** Registrable domain, or host; `''` for an address without cookies. */
  readonly site: string;
}

/** URLs come from recordings: what is longer is cut before it is read. */
const longest = 8192;

export function placeOf(url: string, base?: string): Place {
  return base === undefined ? ofUrl(url) : read(url, base);
}

/** Roles, events and rules each ask about the same exchange. */
const ofUrl = remembered((url: string) => asWritten(url) ?? read(url), 500);

/**
 * Nearly every address: no character and no dot segment in it that the URL standard would write otherwise, and no host that it would
 * read as an address or as Punycode. It only has to be cut, which takes a fifth of the time.
 */
const plain =
  /^https?:\/\/((?:(?!xn--)[\da-z_-]+\.)*[a-z]+)(?::\d{1,4})?((?:\/(?!\.|%2[Ee])[\w!$&'()*+,;=:@~.%-]*)+)?(\?[\w!$&()*+,;=:@~.%/?[\]-]+)?$/;

function asWritten(url: string): Place | null {
  if (url.length > longest) return null;
  const [found, host, path, query] = plain.exec(url) ?? [];
  if (found === undefined || host === undefined) return null;
  return { host, path: path ?? '/', query: query ?? '', page: pageOf(path ?? '/', query ?? ''), site: siteOf(url) };
}

function read(url: string, base?: string): Place {
  const address = readUrl(url.slice(0, longest), base);
  if (address === null) return { host: '', path: '', query: '', page: '', site: siteOf(url) };
  const { hostname, pathname, search, href } = address;
  return { host: hostname, path: pathname, query: search, page: pageOf(pathname, search), site: siteOf(base === undefined ? url : href) };
}

/** `index.php?route=account/login`, `ucp.php?mode=login`, `?title=Special:UserLogin`: one program, and its pages by a parameter. */
const route =
  /[?&](?:route|r|q|p|page|action|act|do|mode|cmd|task|view|option|controller|module|mod|m|a|c|op|title|func|method)=(?=[^&]*[A-Za-z])([\w:./-]{2,64})(?=&|$)/gi;

function pageOf(path: string, query: string): string {
  if (query === '') return path;
  const parts = Array.from(query.replace(/%2f/gi, '/').replace(/%3a/gi, ':').matchAll(route), ([, part]) => part);
  return parts.length === 0 ? path : `${path}/${parts.join('/')}`;
}
