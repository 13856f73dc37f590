import type { Cookies } from '../../utils/browser.ts';
import type { CookieChange, Exchange, StoreCookie } from '../../utils/http/exchange.ts';
import type { NewExchange } from '../../utils/protocol/messages.ts';

/** A change of the store, before it is known among which exchanges it belongs. */
export type NewChange = Omit<CookieChange, 'position'>;

const causes: ReadonlyMap<string, CookieChange['cause']> = new Map<string, CookieChange['cause']>([
  ['explicit', 'explicit'],
  ['overwrite', 'overwrite'],
  ['expired', 'expired'],
  ['evicted', 'evicted'],
  ['expired_overwrite', 'expired-overwrite'],
]);

const sameSites: ReadonlyMap<string, StoreCookie['sameSite']> = new Map<string, StoreCookie['sameSite']>([
  ['strict', 'strict'],
  ['lax', 'lax'],
  ['no_restriction', 'none'],
]);

/** Null for the half of an overwriting that removes the old cookie: the other half tells the same with the new one. */
export function readChange(info: Cookies.OnChangedChangeInfoType, time: number): NewChange | null {
  const cause = causes.get(info.cause) ?? 'explicit';
  if (info.removed && cause === 'overwrite') return null;
  return { kind: 'cookie-change', time, cause, removed: info.removed, cookie: readCookie(info.cookie) };
}

export function readCookie(cookie: Cookies.Cookie): StoreCookie {
  return {
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: cookie.hostOnly,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: sameSites.get(cookie.sameSite) ?? 'default',
    expires: cookie.expirationDate === undefined ? null : cookie.expirationDate * 1000,
    partitionKey: cookie.partitionKey?.topLevelSite ?? null,
  };
}

/** Whether a tab uses this store. Firefox has one for each container and says which is the tab's; Chromium has one for private windows. */
export function isStoreOf(tab: { readonly storeId: string | null; readonly incognito: boolean }, storeId: string): boolean {
  return tab.storeId === null ? tab.incognito === (storeId === '1') : tab.storeId === storeId;
}

/** The lines that responses brought lately, to tell a server's writes from a script's. */
export interface RecentLines {
  add(exchange: NewExchange | Exchange): void;
  explain(change: NewChange): boolean;
}

/** A store's event and the response that caused it are told by different ways; this far apart at most. Milliseconds. */
const window = 10_000;
const mostLines = 512;

export function createRecentLines(now: () => number): RecentLines {
  let lines: readonly { readonly seen: number; readonly name: string; readonly value: string; readonly deletes: boolean }[] = [];
  return {
    add({ setCookieLines }) {
      if (setCookieLines.length === 0) return;
      const seen = now();
      const fresh = setCookieLines.map((line) => ({ seen, ...nameAndValue(line), deletes: deletes(line, seen) }));
      lines = [...lines.filter((line) => line.seen > seen - window), ...fresh].slice(-mostLines);
    },
    explain({ cause, removed, cookie }) {
      // These the store did by itself: no line explains them.
      if (cause === 'expired' || cause === 'evicted') return false;
      const explains = (line: (typeof lines)[number]) => (removed ? line.deletes : sameValue(line.value, cookie.value));
      return lines.some((line) => line.seen > now() - window && line.name === cookie.name && explains(line));
    },
  };
}

/** Only what is needed to recognise a cookie; what the line means is decided elsewhere. */
export function nameAndValue(line: string): { readonly name: string; readonly value: string } {
  const pair = line.split(';', 1)[0] ?? '';
  const equals = pair.indexOf('=');
  return equals < 0 ? { name: '', value: pair.trim() } : { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}

/** A removal that no deleting line explains was done by a script or by the user. */
function deletes(line: string, now: number): boolean {
  const maxAge = /;\s*max-age\s*=\s*(-?\d+)/i.exec(line)?.[1];
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = /;\s*expires\s*=([^;]+)/i.exec(line)?.[1];
  return expires !== undefined && Date.parse(expires) <= now;
}

/** Lines hold octets and the store holds text: outside ASCII the two cannot be compared letter by letter. */
function sameValue(line: string, stored: string): boolean {
  return line === stored || /[^\0-\x7f]/.test(line);
}
