/** Names a cookie by what makes it the same one (§5.7 step 23). */
export function cookieKey(cookie: {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly partitionKey: string | null;
}): string {
  return JSON.stringify([cookie.name, cookie.domain, cookie.path, cookie.partitionKey]);
}
