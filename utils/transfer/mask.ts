import { joinedPair } from '../cookie/index.ts';
import type { Exchange, Header } from '../http/exchange.ts';
import { csrfHeaders } from '../http/headers.ts';

/**
 * Takes the secrets out of exchanges, for files that leave the machine. The same value gets the same stand-in wherever a cookie of that
 * name carries it, so that a rotation stays visible; stand-ins are plain ASCII, because they stand in header lines.
 */
export interface Mask {
  exchange(exchange: Exchange): Exchange;
}

export function createMask(): Mask {
  const letters = new Map<string, Map<string, string>>();
  const standIn = (name: string, value: string): string => {
    if (value === '') return '';
    const known = letters.get(name) ?? new Map<string, string>();
    letters.set(name, known);
    const letter = known.get(value) ?? letterOf(known.size);
    known.set(value, letter);
    return `masked-${letter}`;
  };

  const pair = (text: string): string => {
    const at = text.indexOf('=');
    // A cookie without a name is all value.
    return at === -1 ? standIn('', text.trim()) : `${text.slice(0, at + 1)}${standIn(text.slice(0, at).trim(), text.slice(at + 1).trim())}`;
  };
  const cookieHeader = (value: string): string =>
    value
      .split(';')
      .map((part) => (part.trim() === '' ? part : `${/^\s*/.exec(part)?.[0] ?? ''}${pair(part.trimStart())}`))
      .join(';');
  const setCookieLine = (line: string): string => {
    const [first = '', ...attributes] = line.split(';');
    return [pair(first), ...attributes.map((attribute) => maskAttribute(attribute, standIn))].join(';');
  };
  const url = (text: string): string => maskUrl(text, standIn);
  const header = ({ name, value }: Header): Header => ({ name, value: maskHeader(name, value, url, standIn) });

  return {
    exchange: (exchange) => ({
      ...exchange,
      url: url(exchange.url),
      cookieHeader: exchange.cookieHeader === null ? null : cookieHeader(exchange.cookieHeader),
      setCookieLines: exchange.setCookieLines.map(setCookieLine),
      requestHeaders: exchange.requestHeaders.map(header),
      responseHeaders: exchange.responseHeaders.map(header),
      initiator: {
        ...exchange.initiator,
        topLevelUrl: exchange.initiator.topLevelUrl === null ? null : url(exchange.initiator.topLevelUrl),
        url: exchange.initiator.url === null ? null : url(exchange.initiator.url),
        redirectedFrom: exchange.initiator.redirectedFrom.map(url),
      },
    }),
  };
}

/** A, B, … Z, AA, AB … */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

type StandIn = (name: string, value: string) => string;

const harmless = /^\s*(expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\s*(=|$)/i;

/** An attribute that the standard does not know may be a part of the value that a `;` cut off. */
function maskAttribute(attribute: string, standIn: StandIn): string {
  if (harmless.test(attribute) || attribute.trim() === '')
    return maskJoined(
      attribute.replace(/^\s*path\s*=.*/is, (path) => maskPath(path, standIn)),
      standIn,
    );
  const at = attribute.indexOf('=');
  return at === -1 ? ` ${standIn('', attribute.trim())}` : `${attribute.slice(0, at + 1)}${standIn('', attribute.slice(at + 1).trim())}`;
}

/** `Path=/, other=1`: the line of another cookie, joined to this one. */
function maskJoined(attribute: string, standIn: StandIn): string {
  const joined = joinedPair.exec(attribute);
  if (joined === null) return attribute;
  const at = joined.index + joined[0].length;
  return attribute.slice(0, at) + standIn(joined[0].replace(/[,\s=]/g, ''), attribute.slice(at).trim());
}

/** Every value of the query, path parameters (`;jsessionid=…`), credentials, and path segments that look like a token. */
function maskUrl(url: string, standIn: StandIn): string {
  const at = url.search(/[?#]/);
  if (at === -1) return maskPath(url, standIn);
  const query = url.slice(at).replace(/([?&#;])([^&;#?]*)/g, (_, before: string, part: string) => `${before}${maskParameter(part, standIn)}`);
  return maskPath(url.slice(0, at), standIn) + query;
}

function maskParameter(part: string, standIn: StandIn): string {
  const at = part.indexOf('=');
  if (at === -1) return looksLikeToken(part) ? standIn('', part) : part;
  return `${part.slice(0, at + 1)}${standIn(part.slice(0, at), part.slice(at + 1))}`;
}

function maskPath(path: string, standIn: StandIn): string {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(path)?.[0] ?? '';
  const local = path
    .slice(authority.length)
    .replace(/;([^=;/]*)=([^;/]*)/g, (_, name: string, value: string) => `;${name}=${standIn(name, value)}`)
    .replace(/(?<=\/)[^/;?]{20,}(?=\/|$)/g, (segment) => (looksLikeToken(segment) ? standIn('', segment) : segment));
  return authority.replace(/\/\/.*@/, '//') + local;
}

/** Long, with letters and digits, and not the name of a file.  */
function looksLikeToken(part: string): boolean {
  return part.length >= 20 && /\d/.test(part) && /[a-z]/i.test(part) && !/\.[a-z][a-z0-9]{0,4}$/i.test(part);
}

function maskHeader(name: string, value: string, url: (text: string) => string, standIn: StandIn): string {
  if (name === 'location' || name === 'referer') return url(value);
  if (name === 'authorization')
    return value.replace(/^(\S+)\s+(.*)$/s, (_, scheme: string, rest: string) => `${scheme} ${standIn('authorization', rest)}`);
  if (csrfHeaders.some((one) => one === name)) return standIn(name, value);
  return value;
}
