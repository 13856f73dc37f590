import { readUrl } from '../http/url.ts';
import { type CookieConclusion, sessionRoles } from '../session/types.ts';
import type { Facts } from './facts.ts';

/** A session id found in a URL. The id itself is not kept. */
export interface UrlId {
  /** The parameter that holds it, as written. */
  readonly parameter: string;
  readonly how: 'query' | 'path';
  /** The session cookie with the same value, if there is one: then there is no doubt what it is. */
  readonly cookie: CookieConclusion | null;
}

/** Shorter values are page numbers, not keys. */
const shortest = 16;
const longestUrl = 8192;
const hasLongValue = new RegExp(`[?&;][^=&;]*=[^&;#]{${shortest}}`);

/** Names that the servers themselves use; a whole name, never a part of one (`businessId` is not `sid`). */
const names =
  /^(?:phpsessid|jsessionid|aspsessionid\w*|asp\.net_sessionid|sid|sessid|session|sessionid|session[_-]id|session[_-]token|connect\.sid|cftoken|zenid|osc?sid)$/i;
const idLike = /^[A-Za-z0-9._~!:%*+/=,-]+$/;

export type UrlReader = (url: string) => UrlId | null;

/** Reads URLs for the ids of this recording. */
export function urlReader({ conclusions }: Facts): UrlReader {
  const cookies = conclusions.cookies.filter(({ role, facts }) => sessionRoles.has(role) && facts.value.length >= shortest);
  const values = new Map(cookies.flatMap((cookie) => spellings(cookie.facts.value).map((value) => [value, cookie] as const)));
  const carried = new Set(conclusions.sessions.filter(({ carrier }) => carrier === 'url').flatMap(({ names: parameters }) => parameters));
  return (url) => {
    // Most URLs have no place for an id, and a long recording has many of them. Decoding makes a value shorter, never longer.
    if (!hasLongValue.test(url) || url.length > longestUrl) return null;
    const address = readUrl(url);
    if (address === null) return null;
    const { pathname, searchParams } = address;
    // The id of a socket.io or SockJS connection is the transport's: it opens no account.
    if (searchParams.has('transport') || searchParams.has('EIO')) return null;
    for (const [parameter, how, value] of [...inPath(pathname), ...inQuery(searchParams)]) {
      const cookie = values.get(value) ?? null;
      const known = (names.test(parameter) || carried.has(parameter)) && value.length >= shortest && idLike.test(value) && /\d/.test(value);
      if (cookie || known) return { parameter: parameter.slice(0, 40), how, cookie };
    }
    return null;
  };
}

/** A signed cookie (`s:ID.signature`) may stand in a URL without its signature. */
function spellings(value: string): readonly string[] {
  const plain = decoded(value);
  const id = /^s:([^.]{16,})\./.exec(plain)?.[1];
  return [...new Set([value, plain, ...(id ? [id] : [])])];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function inPath(path: string): readonly (readonly [string, 'path', string])[] {
  return [...path.matchAll(/;([^=;/]+)=([^;/]*)/g)].slice(0, 5).map((match) => [match[1] ?? '', 'path', match[2] ?? ''] as const);
}

function inQuery(query: URLSearchParams): readonly (readonly [string, 'query', string])[] {
  return [...query].slice(0, 50).map(([parameter, value]) => [parameter, 'query', value] as const);
}
