/** Whether a request's path path-matches a cookie's path (§5.1.4). */
export function pathMatch(requestPath: string, cookiePath: string): boolean {
  // Nearly every cookie, and every request has one.
  if (cookiePath === '/') return requestPath.charCodeAt(0) === 0x2f;
  // Identical; or the cookie's path is a prefix, and the boundary is a slash: its own last one, or the request's next one.
  // No path of the standard is empty; one that a browser has lost matches nothing.
  if (cookiePath === '' || !requestPath.startsWith(cookiePath)) return false;
  return (
    requestPath.length === cookiePath.length ||
    cookiePath.charCodeAt(cookiePath.length - 1) === 0x2f ||
    requestPath.charCodeAt(cookiePath.length) === 0x2f
  );
}
