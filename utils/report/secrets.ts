import { secretSpans } from '../cookie/index.ts';
import type { Exchange } from '../http/exchange.ts';
import { csrfHeaders } from '../http/headers.ts';
import type { Analysis } from '../session/types.ts';

/**
 * The last line of defence of a masked report. Values are left out where a report is built; this finds those that came in by a side
 * way (a path with a token in a sentence, a misread line) and puts their stand-in there.
 */
export interface Scrubber {
  /** Takes every known secret out of a sentence or a line. */
  scrub(text: string): string;
  /** Takes only whole values out: for what was decoded from a value and may be shown. */
  scrubWhole(text: string): string;
  url(url: string): string;
}

/** Ends a value in a sentence or a header line. */
const words = /[^\s"'`<>?&=;,()[\]{}‹›]{8,}/g;
const parts = /[A-Za-z0-9_-]{8,}/g;

const hidden = '…';

export function createScrubber(analysis: Analysis): Scrubber {
  const secrets = new Map<string, string>();
  const seen = new Set<string>();
  const names = namesOf(analysis);

  const add = (value: string, standIn: string): void => {
    if (value.length < 8 || seen.has(value)) return;
    seen.add(value);
    for (const form of new Set([value, decoded(value)])) {
      for (const pattern of [words, parts]) {
        for (const piece of form.match(pattern) ?? []) {
          if (!secrets.has(piece) && !names.has(piece) && looksSecret(piece)) secrets.set(piece, standIn);
        }
      }
    }
  };

  for (const cookie of analysis.cookies.values()) add(cookie.value, masked(cookie.alias));
  for (const { cookie } of analysis.changes) add(cookie.value, hidden);
  for (const { exchange, setCookies, sent } of analysis.exchanges) {
    for (const { parsed, alias } of setCookies) {
      if (parsed.kind === 'malformed') {
        for (const part of parsed.line.split(/[;=]/)) add(part, hidden);
        continue;
      }
      add(parsed.value, masked(alias));
      for (const { start, end } of secretSpans(parsed)) add(parsed.line.slice(start, end), hidden);
      if (parsed.path !== null) for (const secret of secretsOfUrl(parsed.path)) add(secret, hidden);
    }
    for (const { value, alias } of sent) add(value, masked(alias));
    for (const secret of secretsOf(exchange)) add(secret, hidden);
  }

  const whole = (text: string): string => text.replace(words, (word) => secrets.get(word) ?? word);
  const scrub = (text: string): string =>
    text
      .replace(words, (word) => secrets.get(word) ?? word.replace(parts, (part) => secrets.get(part) ?? part))
      // What a cut-off path leaves of a token. A look ahead in the pattern would take the square of a long name's length.
      .replace(parts, (part, at: number, all: string) => (all[at + part.length] === hidden && looksSecret(part) && !names.has(part) ? '' : part));
  return { scrub, scrubWhole: whole, url: (url) => scrub(maskUrl(url)) };
}

/** How a value is shown in a masked report. */
export function masked(alias: string | null): string {
  return alias === null ? `‹${hidden}›` : `‹${alias}›`;
}

/** Without credentials, the values of the query and of path parameters, and what looks like a token in the path. */
export function maskUrl(url: string): string {
  const at = url.search(/[?#]/);
  const address = at === -1 ? url : url.slice(0, at);
  const query = at === -1 ? '' : url.slice(at);
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(address)?.[0] ?? '';
  const path = address
    .slice(authority.length)
    .replace(/;([^=;/]*)=[^;/]*/g, `;$1=${hidden}`)
    .replace(/(?<=\/)[^/;]{16,}(?=\/|;|$)/g, (segment) => (looksToken(segment) ? hidden : segment));
  const shown = query
    .replace(/([?&#;][^=&;#?]*)=[^&;#]*/g, `$1=${hidden}`)
    .replace(/([?&#;])([^=&;#?]{16,})(?=[&;#]|$)/g, (all, before: string, word: string) => (looksToken(word) ? before + hidden : all));
  return authority.replace(/\/\/.*@/, '//') + path + shown;
}

/** Whether a piece of text can be a secret at all; words of the language and small numbers are not. */
function looksSecret(piece: string): boolean {
  if (piece.length >= 20) return true;
  return /\d/.test(piece) && (/[a-z]/i.test(piece) || piece.length >= 10);
}

function looksToken(part: string): boolean {
  return /\d/.test(part) && /[a-z]/i.test(part) && !/\.[a-z][a-z0-9]{0,4}$/i.test(part);
}

/** Names are shown; a value that happens to equal one must not take it out of every sentence. */
function namesOf(analysis: Analysis): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, domain, path } of analysis.cookies.values()) for (const word of [name, domain, path]) names.add(word);
  for (const { sent, setCookies } of analysis.exchanges) {
    for (const { name } of sent) names.add(name);
    for (const { parsed } of setCookies) if (parsed.kind === 'set-cookie') names.add(parsed.name);
  }
  return names;
}

const secretHeaders: ReadonlySet<string> = new Set(['authorization', ...csrfHeaders]);
const addressHeaders: ReadonlySet<string> = new Set(['referer', 'location']);

function* secretsOf({ url, requestHeaders, responseHeaders, initiator }: Exchange): Generator<string> {
  yield* secretsOfUrl(url);
  for (const hop of initiator.redirectedFrom) yield* secretsOfUrl(hop);
  if (initiator.url !== null) yield* secretsOfUrl(initiator.url);
  for (const { name, value } of requestHeaders) {
    if (secretHeaders.has(name)) yield* value.split(' ');
    if (addressHeaders.has(name)) yield* secretsOfUrl(value);
  }
  for (const { name, value } of responseHeaders) if (addressHeaders.has(name)) yield* secretsOfUrl(value);
}

function* secretsOfUrl(url: string): Generator<string> {
  const at = url.search(/[?#]/);
  const address = at === -1 ? url : url.slice(0, at);
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)/i.exec(address);
  const credentials = /^(.*)@/.exec(authority?.[1] ?? '')?.[1];
  if (credentials !== undefined) yield* credentials.split(':');
  for (const segment of address.slice(authority?.[0].length ?? 0).split(/[/;=]/)) if (segment.length >= 16 && looksToken(segment)) yield segment;
  for (const [, value = ''] of address.matchAll(/;[^=;/]*=([^;/]*)/g)) yield value;
  if (at === -1) return;
  for (const part of url.slice(at + 1).split(/[&;#?]/)) yield part.slice(part.indexOf('=') + 1);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
