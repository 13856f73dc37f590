/** Whether a request's path path-matches a cookie's path (§5.1.4). */
export function pathMatch(requestPath: string, cookiePath: string): boolean {
  if (requestPath === cookiePath) return true;
  if (!requestPath.startsWith(cookiePath)) return false;
  return cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}

/** The path of a URL without query and fragment, `/` when it has none. */
export function pathOf(url: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1];
  return path?.startsWith('/') ? path : '/';
}

/** The default-path of a URL (§5.1.4). */
export function defaultPath(url: string): string {
  const path = pathOf(url);
  const last = path.lastIndexOf('/');
  return last <= 0 ? '/' : path.slice(0, last);
}
