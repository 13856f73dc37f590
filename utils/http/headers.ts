import type { Header } from './exchange.ts';

/** In which the scripts of a page return a CSRF token, as frameworks and their clients name it. */
export const csrfHeaders = [
  'x-csrf-token',
  'x-csrftoken',
  'x-xsrf-token',
  'csrf-token',
  'xsrf-token',
  'x-csrf',
  'anti-csrf',
  'requestverificationtoken',
] as const;

/**
 * The headers that are kept beside `Cookie` and `Set-Cookie`: those that the engine, the roles, the events or a rule read.
 * Everything else is dropped where it is recorded, so that nothing is held that nothing needs.
 */
const keptFromRequest: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'origin',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'x-requested-with',
  ...csrfHeaders,
]);

const keptFromResponse: ReadonlySet<string> = new Set([
  'age',
  'cache-control',
  'clear-site-data',
  'content-type',
  'date',
  'expires',
  'location',
  'pragma',
  'server',
  'strict-transport-security',
  'vary',
  'via',
  'www-authenticate',
  'x-aspnet-version',
  'x-powered-by',
]);

/** A header's value is cut here: a megabyte in a header must not fill the recording. Cookie lines are never cut. */
export const longestValue = 8192;

export function keepRequestHeader(name: string): boolean {
  return keptFromRequest.has(name.toLowerCase());
}

export function keepResponseHeader(name: string): boolean {
  return keptFromResponse.has(name.toLowerCase());
}

export function keptHeader(name: string, value: string): Header {
  return { name: name.toLowerCase(), value: value.length > longestValue ? `${value.slice(0, longestValue)}…` : value };
}

/** The value of the first header of that name (lower-case), else null. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  for (const header of headers) if (header.name === name) return header.value;
  return null;
}
