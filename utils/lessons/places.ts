/** Parts of URLs as sentences show them. */

const urlParts = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)/i;

export function hostOf(url: string): string {
  return urlParts.exec(url)?.[1] ?? url;
}

/** Without the query: what stands there may be a secret, and an arrow has little room. */
export function pathOf(url: string): string {
  const path = urlParts.exec(url)?.[2] || '/';
  return path.length > 40 ? `${path.slice(0, 39)}…` : path;
}
