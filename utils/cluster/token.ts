/** A session in a cookie: base64 of the data, and a signature of 32 octets in base64 without padding. */
const overhead = 4 / 3;
const signatureBytes = 43;

/** What a browser takes of a cookie's name and value together (RFC 6265bis §5.6). */
export const largestCookie = 4096;

/** Octets of the token that holds so much data. */
export function tokenBytes(data: number): number {
  return Math.ceil(data * overhead) + signatureBytes;
}

/** Octets of data in a token of this length: the other way round. A shorter one has its signature elsewhere, in a cookie of its own. */
export function dataBytes(token: number): number {
  return Math.max(1, Math.floor((token > signatureBytes ? token - signatureBytes : token) / overhead));
}
