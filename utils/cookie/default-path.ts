/** The default-path of a request's path (§5.1.4). */
export function defaultPath(path: string): string {
  // Steps 2 and 3: empty, not beginning with a slash, or no further slash.
  const last = path.lastIndexOf('/');
  if (last <= 0 || !path.startsWith('/')) return '/';
  // Step 4: up to the last slash, without it.
  return path.slice(0, last);
}
