import type { Header } from './exchange.ts';

/**
 * The address in parts, null for what is none. Not by `URL.canParse` first: in Node 20 that calls addresses with letters outside
 * ASCII unreadable as soon as it has been asked often.
 */
export function readUrl(url: string, base?: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/**
 * An address as a recording keeps it: without the fragment, which never leaves the browser, and without a user's name and password
 * in it, which are secrets and travel as `Authorization` (URL §4.4, Fetch §4.5).
 */
export function recordedUrl(url: string): string {
  const hash = url.indexOf('#');
  const address = hash < 0 ? url : url.slice(0, hash);
  return address.includes('@') ? address.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?]*@/i, '$1') : address;
}

/**
 * The `Authorization` header (RFC 7617 §2) that a name and password in an address become, once the server has asked for them: Chromium
 * shows the address and not the header. null when the address has none.
 */
export function credentialsIn(url: string): Header | null {
  const [, typed] = /^https?:\/\/([^/?#@]{1,512}:[^/?#@]{0,512})@/i.exec(url) ?? [];
  return typed === undefined ? null : { name: 'authorization', value: `Basic ${toBase64(typed)}` };
}

function toBase64(typed: string): string {
  try {
    return btoa(decodeURIComponent(typed));
  } catch {
    // No text in Latin-1: good enough to tell one pair from another.
    return typed;
  }
}

/**
 * The path of an address as sentences, labels and drawings show it: without the query, and without what may be an id that stands in
 * the path itself (`;jsessionid=…`, a segment that looks like a token). At most `longest` characters.
 */
export function shownPath(url: string, longest: number): string {
  const path = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';
  const shown = path
    .replace(/;([^=;/]*)=[^;/]*/g, ';$1=…')
    .replace(/(?<=\/)[^/;]{16,}(?=\/|;|$)/g, (segment) => (looksToken(segment) ? '…' : segment));
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/** Letters and digits together, and not the name of a file. */
function looksToken(segment: string): boolean {
  return /\d/.test(segment) && /[a-z]/i.test(segment) && !/\.[a-z][a-z\d]{0,4}$/i.test(segment);
}
