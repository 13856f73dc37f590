/**
 * An address as a recording keeps it: without the fragment, which never leaves the browser, and without a user's name and password
 * in it, which are secrets and travel as `Authorization` (URL §4.4, Fetch §4.5).
 */
export function recordedUrl(url: string): string {
  const hash = url.indexOf('#');
  const address = hash < 0 ? url : url.slice(0, hash);
  return address.includes('@') ? address.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/?]*@/i, '$1') : address;
}
