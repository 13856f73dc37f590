import type { Exchange } from './exchange.ts';
import { headerValue } from './headers.ts';

/** Name and password by HTTP's own authentication, as one request shows them. */
export interface HttpCredentials {
  readonly scheme: 'Basic' | 'Digest';
  /** What stays the same from request to request: for Basic (RFC 7617) the encoded pair, for Digest (RFC 7616) the user's name. */
  readonly identity: string;
}

export function httpCredentials({ requestHeaders }: Exchange): HttpCredentials | null {
  const value = headerValue(requestHeaders, 'authorization') ?? '';
  const pair = /^Basic +(\S+)/i.exec(value)?.[1];
  if (pair !== undefined) return { scheme: 'Basic', identity: pair };
  if (!/^Digest /i.test(value)) return null;
  return { scheme: 'Digest', identity: /[ ,]username\*?="?([^",]{0,512})/i.exec(value)?.[1] ?? '' };
}

/**
 * Whether the site asks for Digest, or is answered with it. Then no password was sent, although the address of a request may have had
 * one: recordings show that as Basic, since they do not show what the browser made of it.
 */
export function speaksDigest({ requestHeaders, responseHeaders }: Exchange): boolean {
  return (
    /^Digest /i.test(headerValue(requestHeaders, 'authorization') ?? '') ||
    responseHeaders.some(({ name, value }) => name === 'www-authenticate' && /(?:^|[\n,])\s*Digest /i.test(value))
  );
}
