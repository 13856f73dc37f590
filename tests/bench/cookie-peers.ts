import { parseSetCookie as parseByCookie } from 'cookie';
import { parseSetCookie as parseBySetCookieParser } from 'set-cookie-parser';
import { Cookie, CookieJar } from 'tough-cookie';

/** The libraries that ours is measured against: the one door to them. */
export const peers = {
  cookie: (line: string) => parseByCookie(line),
  'tough-cookie': (line: string) => Cookie.parse(line),
  'set-cookie-parser': (line: string) => parseBySetCookieParser(line),
} as const;

export function createPeerJar(): CookieJar {
  return new CookieJar();
}
